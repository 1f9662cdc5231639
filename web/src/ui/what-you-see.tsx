/** What a metric is, what it is computed of, and its ladder, as docs/metrics.md says at length. */
const kMetrics = [
  {
    name: "Deployment frequency",
    what: "How often changes reach production, per week.",
    from: "Merged pull requests, pipelines, releases or deployments",
    best: "Elite from 7 a week",
    tiers: "≥ 7 · ≥ 1 · ≥ 0.25 a week · less",
  },
  {
    name: "Lead time for changes",
    what: "From opening a pull request to its merge, on average.",
    from: "Pull requests merged in the last 30 days",
    best: "Elite within 24 hours",
    tiers: "≤ 24 h · ≤ 7 d · ≤ 30 d · more",
  },
  {
    name: "Change failure rate",
    what: "Incidents as a part of deployments and incidents.",
    from: "Incidents, beside deployments",
    best: "Elite up to 5 %",
    tiers: "≤ 5 % · ≤ 20 % · ≤ 30 % · more",
  },
  {
    name: "Time to recovery",
    what: "From an incident to its resolution, on average.",
    from: "Resolved incidents",
    best: "Elite within an hour",
    tiers: "≤ 1 h · ≤ 24 h · ≤ 30 d · more",
  },
] as const;

/** The four numbers that a visitor will see, and, unfolded, where they come from. */
export function WhatYouSee() {
  return (
    <section class="metrics" aria-labelledby="metrics-title">
      <h2 id="metrics-title" class="visually-hidden">
        What you will see
      </h2>
      <ul class="metrics-list">
        {kMetrics.map(({ name, what, best }) => (
          <li key={name}>
            <h3>{name}</h3>
            <p>{what}</p>
            <p class="metrics-best">{best}</p>
          </li>
        ))}
      </ul>
      <details class="metrics-more">
        <summary>Where the numbers come from</summary>
        <p>
          They are those of Port's guide <i>Track DORA metrics</i>: for every service and every
          team, with its windows and its thresholds. A service is a repository, unless your data
          says otherwise; teams come from Port, or from a list of yours. Every definition can be
          read and changed under <b>Model</b>.
        </p>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">Metric</th>
              <th scope="col">Computed of</th>
              <th scope="col">Elite · High · Medium · Low</th>
            </tr>
          </thead>
          <tbody>
            {kMetrics.map(({ name, from, tiers }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{from}</td>
                <td>{tiers}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
