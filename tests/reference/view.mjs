// What of the guide's model a view shows, spelled out as the metrics are: see docs/metrics.md.

const SECOND = 1000;
const DAY = 86400 * SECOND;

const timeOf = (text) => (typeof text === "string" ? Date.parse(text) : null);
const related = (entity, relation) => entity?.relations?.[relation] ?? null;

/** The windows of the guide's queries, as `[from, to]`; `all` is null where they have none. */
export function clockOf(now, view) {
  const from = timeOf(view.from);
  const range = from === null ? null : [from, timeOf(view.to) ?? now];
  return {
    now,
    month: range ?? [now - 30 * DAY, now],
    quarter: range ?? [now - 90 * DAY, now],
    all: range,
  };
}

/** The environments that count; null for any. */
export function environmentsOf(view) {
  const instead = view.instead?.find(
    ({ blueprint, property }) => blueprint === "deployment" && property === "environment",
  );
  if (instead === undefined) return ["Production"];
  return instead.values.length === 0 ? null : instead.values;
}

const happened = {
  deployment: ({ properties }) => properties.createdAt,
  githubPullRequest: ({ properties }) => properties.mergedAt ?? properties.createdAt,
  pagerdutyIncident: ({ properties, createdAt }) => properties.created_at ?? createdAt,
};

/** The linked model without what is not in view; relations through what is not still lead on. */
export function inView(model, view, teamsOfService) {
  const shown = { ...model };
  const keep = (kind, holds) => {
    shown[kind] = shown[kind].filter(holds);
  };
  const named = (list, kind) =>
    list?.filter(({ blueprint }) => blueprint === kind).map(({ identifiers }) => identifiers) ?? [];

  const servicesOf = (entity) => {
    const pullRequest = model.pullRequestById.get(related(entity, "pullRequest"));
    return [related(entity, "service"), related(pullRequest, "service")].filter(Boolean);
  };
  const serviceById = new Map(model.service.map((service) => [service.identifier, service]));
  const keepBelow = (holds) => {
    for (const kind of Object.keys(happened)) {
      keep(kind, (entity) => holds(servicesOf(entity).map((name) => serviceById.get(name))));
    }
  };
  for (const teams of named(view.only, "_team")) {
    const isTheirs = (service) => teamsOfService(service).some((team) => teams.includes(team));
    const isNobodys = (services) =>
      teams.includes("") && services.every((service) => teamsOfService(service).length === 0);
    keep("_team", ({ identifier }) => teams.includes(identifier));
    keep("service", (service) => isTheirs(service) || isNobodys([service]));
    keepBelow((services) => services.some(isTheirs) || isNobodys(services));
  }
  for (const names of named(view.only, "service")) {
    const isNamed = ({ identifier }) => names.includes(identifier);
    const theirs = model.service.filter(isNamed).flatMap(teamsOfService);
    keep("_team", ({ identifier }) => theirs.includes(identifier));
    keep("service", isNamed);
    keepBelow((services) => services.some(isNamed) || (names.includes("") && !services.length));
  }
  const without = (kind) => named(view.without, kind).flat();
  for (const [kind, time] of Object.entries(happened)) {
    const isOut = without(kind);
    keep(kind, ({ identifier }) => !isOut.includes(identifier));
    const end = timeOf(view.to);
    keep(kind, (entity) => end === null || !(timeOf(time(entity)) > end));
  }
  const changes = without("githubPullRequest");
  keep("deployment", (entity) => !changes.includes(related(entity, "pullRequest")));
  return shown;
}
