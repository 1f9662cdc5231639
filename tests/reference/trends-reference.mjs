// The metrics over time, a second way: week by week, every week a filter over everything.
//
//   trends(entities, { now, from, to })                 -> what `trends` of the report says
//   sparklines(entities, { now, from, to }, "service")  -> { metric: { identifier: [week, ...] } }
//
// `entities` are those of dora-reference.mjs. docs/metrics.md says what each number means.

import {
  changeFailureRate,
  isoWeekLabel,
  isProductionSuccess,
  link,
  meanOf,
  mondayOf,
  reachOfService,
  reachOfTeam,
  servicesOf,
  timeOf,
} from "./dora-reference.mjs";

const DAY = 86400 * 1000;
const YEAR = 366 * DAY;

const text = (time) => new Date(time).toISOString().replace(".000Z", "Z");

// ---------------------------------------------------------------- intervals

const kinds = {
  week: {
    begin: mondayOf,
    next: (start) => start + 7 * DAY,
    label: isoWeekLabel,
  },
  month: {
    begin: (time) => Date.UTC(new Date(time).getUTCFullYear(), new Date(time).getUTCMonth()),
    next: (start) => Date.UTC(new Date(start).getUTCFullYear(), new Date(start).getUTCMonth() + 1),
    label: (start) => new Date(start).toISOString().slice(0, 7),
  },
  quarter: {
    begin: (time) => {
      const date = new Date(time);
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - (date.getUTCMonth() % 3));
    },
    next: (start) => Date.UTC(new Date(start).getUTCFullYear(), new Date(start).getUTCMonth() + 3),
    label: (start) => {
      const date = new Date(start);
      return `${date.getUTCFullYear()}-Q${date.getUTCMonth() / 3 + 1}`;
    },
  },
};

function rangeOf({ now, from, to }) {
  const end = timeOf(to) ?? timeOf(now);
  return { from: timeOf(from) ?? end - 90 * DAY, to: end };
}

function intervalsOf(range) {
  const length = range.to - range.from;
  const { begin, next, label } =
    kinds[length <= 2 * YEAR ? "week" : length <= 10 * YEAR ? "month" : "quarter"];
  const intervals = [];
  for (let start = begin(range.from); start <= range.to; start = next(start)) {
    const end = next(start);
    const partial = start < range.from || end > range.to + 1;
    intervals.push({ start, end, label: label(start), partial });
  }
  return intervals;
}

// ---------------------------------------------------------------- what is counted

const property = (name) => (entity) => entity.properties?.[name] ?? null;

/** The entities that each metric is of, by when. */
function followed({ deployments, pullRequests, incidents }) {
  const at = (entities, name) =>
    entities
      .map((entity) => ({ entity, time: timeOf(property(name)(entity)) }))
      .filter(({ time }) => time !== null);
  return {
    deployments: at(deployments.filter(isProductionSuccess), "createdAt"),
    merged: at(pullRequests, "mergedAt"),
    opened: at(incidents, "created_at"),
    resolved: at(incidents, "resolvedAt"),
  };
}

const inside = (items, { start, end }, range) =>
  items.filter(({ time }) => time >= start && time < end && time >= range.from && time <= range.to);

const valuesOf = (items, name) =>
  items.map(({ entity }) => property(name)(entity)).filter((value) => value !== null);

// ---------------------------------------------------------------- statistics

/** Between the two ranks that the wanted one lies between, in proportion. */
export function percentileOf(values, share) {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const rank = share * (sorted.length - 1);
  const low = sorted[Math.floor(rank)];
  const high = sorted[Math.ceil(rank)];
  return low + (high - low) * (rank - Math.floor(rank));
}

const percentiles = (values) => ({
  median: percentileOf(values, 0.5),
  p75: percentileOf(values, 0.75),
  p90: percentileOf(values, 0.9),
});

function binsOf(values, first) {
  if (values.length === 0) return [];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const edges = least < 0 ? [least] : [];
  if (most >= 0) {
    edges.push(0, first);
    while (edges.at(-1) <= most) edges.push(edges.at(-1) * 2);
  } else {
    edges.push(0);
  }
  return edges.slice(1).map((to, i) => ({
    from: edges[i],
    to,
    count: values.filter((value) => value >= edges[i] && value < to).length,
  }));
}

function spreadOf(items, name, first, range) {
  const all = items.filter(({ entity }) => property(name)(entity) !== null);
  const values = valuesOf(all, name);
  const quartiles = [percentileOf(values, 0.25), percentileOf(values, 0.75)];
  const fence = values.length === 0 ? null : quartiles[1] + 1.5 * (quartiles[1] - quartiles[0]);
  const outliers = all.filter(({ entity }) => property(name)(entity) > fence);
  outliers.sort(
    (a, b) =>
      property(name)(b.entity) - property(name)(a.entity) ||
      (a.entity.identifier < b.entity.identifier ? -1 : 1),
  );
  return {
    from: text(range.from),
    to: text(range.to),
    count: values.length,
    mean: meanOf(values),
    min: values.length === 0 ? null : Math.min(...values),
    ...percentiles(values),
    max: values.length === 0 ? null : Math.max(...values),
    bins: binsOf(values, first),
    outliers: {
      above: fence,
      count: outliers.length,
      first: outliers.slice(0, 10).map(({ entity, time }) => ({
        blueprint: entity.blueprint,
        identifier: entity.identifier,
        value: property(name)(entity),
        time: text(time),
      })),
    },
  };
}

// ---------------------------------------------------------------- the whole

export function trends(input, options) {
  const model = link(input);
  const range = rangeOf(options);
  const intervals = intervalsOf(range);
  const all = followed({
    deployments: model.deployment,
    pullRequests: model.githubPullRequest,
    incidents: model.pagerdutyIncident,
  });
  const points = (make) =>
    intervals.map((interval) => ({
      from: text(interval.start),
      to: text(interval.end),
      label: interval.label,
      partial: interval.partial,
      ...make((items) => inside(items, interval, range)),
    }));
  const measured = (items, name) =>
    points((within) => {
      const values = valuesOf(within(items), name);
      return { value: meanOf(values), count: values.length, ...percentiles(values) };
    });
  const whole = (items) => inside(items, { start: range.from, end: range.to + 1 }, range);
  return [
    {
      identifier: "deployment-frequency",
      unit: "count",
      points: points((within) => {
        const count = within(all.deployments).length;
        return { value: count, count };
      }),
    },
    {
      identifier: "lead-time",
      unit: "hours",
      points: measured(all.merged, "cycle_time_hours"),
      spread: spreadOf(whole(all.merged), "cycle_time_hours", 1.5, range),
    },
    {
      identifier: "change-failure-rate",
      unit: "%",
      points: points((within) => {
        const [failed, good] = [within(all.opened).length, within(all.deployments).length];
        return { value: changeFailureRate(failed, good), count: failed + good };
      }),
    },
    {
      identifier: "recovery",
      unit: "minutes",
      points: measured(all.resolved, "recoveryTime"),
      spread: spreadOf(whole(all.resolved), "recoveryTime", 15, range),
    },
  ];
}

export function sparklines(input, options, blueprint) {
  const model = link(input);
  const range = rangeOf(options);
  const intervals = intervalsOf(range);
  const metrics = {
    "deployment-frequency": (own) => own.deployments.length,
    "lead-time": (own) => meanOf(valuesOf(own.merged, "cycle_time_hours")),
    "change-failure-rate": (own) => changeFailureRate(own.opened.length, own.deployments.length),
    recovery: (own) => meanOf(valuesOf(own.resolved, "recoveryTime")),
  };
  const lines = Object.fromEntries(Object.keys(metrics).map((metric) => [metric, {}]));
  for (const holder of model[blueprint]) {
    const reach =
      blueprint === "service"
        ? reachOfService(model, holder)
        : reachOfTeam(model, servicesOf(model, holder));
    const own = followed(reach);
    for (const [metric, compute] of Object.entries(metrics)) {
      lines[metric][holder.identifier] = intervals.map((interval) =>
        compute(
          Object.fromEntries(
            Object.entries(own).map(([name, items]) => [name, inside(items, interval, range)]),
          ),
        ),
      );
    }
  }
  return lines;
}
