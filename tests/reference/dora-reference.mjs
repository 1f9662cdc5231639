// A second way to the same numbers, written for reading and for nothing else.
//
// The engine is data-driven and streams; this file is neither. It spells the guide's metrics out
// by hand, one plain function per number, so that a disagreement between the two is a finding.
// docs/metrics.md says what each number means and where Port's documents are silent.
//
//   dora(entities, { now, frequencyDivisor, view })  -> { entities: { service, _team }, widgets }
//
// `entities` is { service, _team, deployment, githubPullRequest, pagerdutyIncident }: arrays of
// Port entities, each identifier once (see `mergeEntities` in sources.mjs).

import { clockOf, environmentsOf, inView } from "./view.mjs";

const SECOND = 1000;
const DAY = 86400 * SECOND;
const WEEK = 7 * DAY;

// ---------------------------------------------------------------- small helpers

const isMissing = (value) => value === null || value === undefined;
const orZero = (value) => (isMissing(value) ? 0 : value);

/** Milliseconds since 1970 of an RFC 3339 text, or null when there is none or it does not parse. */
export function timeOf(text) {
  if (typeof text !== "string") return null;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : ms;
}

/** The mean of the values that exist; null when none does. */
export function meanOf(values) {
  const present = values.filter((value) => !isMissing(value));
  if (present.length === 0) return null;
  return present.reduce((sum, value) => sum + value, 0) / present.length;
}

const property = (entity, name) => {
  const value = entity.properties?.[name];
  return value === undefined ? null : value;
};

/** The identifier a single relation points to, or null. Port may attach titles: {identifier}. */
export function related(entity, relation) {
  const value = entity?.relations?.[relation];
  if (isMissing(value)) return null;
  return typeof value === "object" ? (value.identifier ?? null) : value;
}

const byIdentifier = (a, b) =>
  a.identifier < b.identifier ? -1 : a.identifier > b.identifier ? 1 : 0;

// ---------------------------------------------------------------- time windows

/** Port's presets are rolling and end now; both ends count. */
const within = (time, from, to) => time !== null && time >= from && time <= to;
const inWindow = (text, window) => window === null || within(timeOf(text), ...window);

/** Monday 00:00 UTC of the week that holds `time`. 1970-01-05 was a Monday. */
export function mondayOf(time) {
  const firstMonday = 4 * DAY;
  return firstMonday + Math.floor((time - firstMonday) / WEEK) * WEEK;
}

/** "2026-W35": the ISO year of a week is the year of its Thursday. */
export function isoWeekLabel(monday) {
  const year = new Date(monday + 3 * DAY).getUTCFullYear();
  const firstWeek = mondayOf(Date.UTC(year, 0, 4));
  const number = Math.round((monday - firstWeek) / WEEK) + 1;
  return `${year}-W${String(number).padStart(2, "0")}`;
}

// ---------------------------------------------------------------- deployment frequency

export const isProductionSuccess = (deployment, environments) =>
  property(deployment, "deploymentStatus") === "Success" &&
  (environments === null || environments.includes(property(deployment, "environment")));

/** Deployments per week by one of the five rules of docs/metrics.md; null without deployments. */
export function frequencyPerWeek(deployments, clock, rule = "span") {
  const times = deployments
    .map((deployment) => timeOf(property(deployment, "createdAt")))
    .filter((time) => time !== null);
  if (times.length === 0) return null;
  const first = Math.min(...times);
  const last = Math.max(...times);
  if (rule === "span") return times.length / Math.max(1, Math.ceil((last - first) / WEEK));
  if (rule === "active-weeks") return times.length / new Set(times.map(mondayOf)).size;
  if (rule === "until-now")
    return times.length / Math.max(1, Math.ceil((clock.now - first) / WEEK));
  if (rule === "window") {
    const [from, to] = clock.all ?? [0, 90 * DAY]; // the guide's query has no window: 90 days
    return to > from ? times.length / ((to - from) / WEEK) : null;
  }
  if (rule === "calendar-weeks") {
    return times.length / ((mondayOf(last) - mondayOf(first)) / WEEK + 1);
  }
  throw new Error(`unknown rule ${rule}`);
}

function frequencyTier(perWeek, totalDeployments) {
  if (totalDeployments === 0) return "Low";
  const value = orZero(perWeek);
  if (value >= 7) return "Elite";
  if (value >= 1) return "High";
  if (value >= 0.25) return "Medium";
  return "Low";
}

// ---------------------------------------------------------------- the other three metrics

function leadTimeTier(hours) {
  if (hours === null) return "Low";
  if (hours <= 24) return "Elite";
  if (hours <= 168) return "High";
  if (hours <= 720) return "Medium";
  return "Low";
}

/** In the guide's order of operations: in doubles 29 / 100 * 100 is 28.999…, and Port shows 28. */
export function changeFailureRate(incidents, deployments) {
  if (deployments === 0) return null;
  return Math.floor((incidents / (deployments + incidents)) * 100);
}

function failureRateTier(rate) {
  if (rate === null) return null;
  if (rate <= 5) return "Elite";
  if (rate <= 20) return "High";
  if (rate <= 30) return "Medium";
  return "Low";
}

function recoveryTier(minutes, incidents) {
  if (incidents === 0) return null;
  if (minutes === null) return "Elite";
  if (minutes <= 60) return "Elite";
  if (minutes <= 1440) return "High";
  if (minutes <= 43200) return "Medium";
  return "Low";
}

/** The properties that services and teams have in common. */
function commonMetrics(reach, clock, rule) {
  const deployments = reach.deployments.filter(
    (deployment) =>
      isProductionSuccess(deployment, clock.environments) &&
      inWindow(property(deployment, "createdAt"), clock.all),
  );
  const recentlyMerged = reach.pullRequests.filter((pr) =>
    inWindow(property(pr, "mergedAt"), clock.month),
  );
  const happened = reach.incidents.filter((incident) =>
    inWindow(property(incident, "created_at") ?? incident.createdAt, clock.all),
  );
  const incidents = happened.length;
  const frequency = frequencyPerWeek(deployments, clock, rule);
  const leadTime = meanOf(recentlyMerged.map((pr) => property(pr, "cycle_time_hours")));
  const recovery = meanOf(happened.map((incident) => property(incident, "recoveryTime")));
  const failureRate = changeFailureRate(incidents, deployments.length);
  return {
    total_deployments: deployments.length,
    deployment_frequency: frequency,
    deploy_freq_tier: frequencyTier(frequency, deployments.length),
    lead_time_for_changes: leadTime,
    lead_time_tier: leadTimeTier(leadTime),
    total_incidents: incidents,
    change_failure_rate: failureRate,
    cfr_tier: failureRateTier(failureRate),
    mean_time_to_recovery: recovery,
    mttr_tier: recoveryTier(recovery, incidents),
  };
}

// ---------------------------------------------------------------- who belongs to whom

/** The `team` relation; where there is none, the `$team` ownership (text, list or nothing). */
export function teamsOfService(service) {
  const relation = related(service, "team");
  if (relation !== null) return [relation];
  if (isMissing(service.team)) return [];
  const teams = Array.isArray(service.team) ? service.team : [service.team];
  return teams.map((team) => (typeof team === "object" ? team.identifier : team));
}

/** Adds the entities that others point to and no file holds, as Port can (title = identifier). */
function withMissing(entities, identifiers) {
  const known = new Set(entities.map((entity) => entity.identifier));
  const missing = [...new Set(identifiers)].filter((id) => id !== null && !known.has(id));
  return [...entities, ...missing.map((identifier) => ({ identifier, title: identifier }))];
}

/** The entities with those that others point to, and what is looked up by identifier. */
export function link(input) {
  const deployment = input.deployment ?? [];
  const githubPullRequest = input.githubPullRequest ?? [];
  const pagerdutyIncident = input.pagerdutyIncident ?? [];
  const pointing = [...deployment, ...githubPullRequest, ...pagerdutyIncident];
  const service = withMissing(
    input.service ?? [],
    pointing.map((entity) => related(entity, "service")),
  );
  const _team = withMissing(input._team ?? [], service.flatMap(teamsOfService));
  const pullRequestById = new Map(githubPullRequest.map((pr) => [pr.identifier, pr]));
  return { deployment, githubPullRequest, pagerdutyIncident, service, _team, pullRequestById };
}

/** Without a pathFilter every forward chain leads home: a deployment also through its PR. */
function servicesOfDeployment(model, deployment) {
  const pullRequest = model.pullRequestById.get(related(deployment, "pullRequest"));
  return [related(deployment, "service"), related(pullRequest, "service")];
}

export function reachOfService(model, service) {
  const mine = (entity) => related(entity, "service") === service.identifier;
  return {
    deployments: model.deployment.filter((deployment) =>
      servicesOfDeployment(model, deployment).includes(service.identifier),
    ),
    pullRequests: model.githubPullRequest.filter(mine),
    incidents: model.pagerdutyIncident.filter(mine),
  };
}

/** pathFilter ["service", "team"]: only through the entity's own service. */
export function reachOfTeam(model, services) {
  const names = new Set(services.map((service) => service.identifier));
  const ours = (entity) => names.has(related(entity, "service"));
  return {
    deployments: model.deployment.filter(ours),
    pullRequests: model.githubPullRequest.filter(ours),
    incidents: model.pagerdutyIncident.filter(ours),
  };
}

function serviceRow(model, service, clock, rule) {
  return {
    identifier: service.identifier,
    title: service.title ?? service.identifier,
    team: teamsOfService(service),
    properties: commonMetrics(reachOfService(model, service), clock, rule),
  };
}

export const servicesOf = (model, team) =>
  model.service.filter((service) => teamsOfService(service).includes(team.identifier));

function teamRow(model, team, clock, rule) {
  const services = servicesOf(model, team);
  const common = commonMetrics(reachOfTeam(model, services), clock, rule);
  const perService =
    services.length === 0 ? 0 : orZero(common.deployment_frequency) / services.length;
  return {
    identifier: team.identifier,
    title: team.title ?? team.identifier,
    type: property(team, "type") ?? "team", // the blueprint's default
    properties: {
      services_count: services.length,
      ...common,
      deployment_frequency_per_service: perService,
      deploy_freq_tier: frequencyTier(perService, common.total_deployments),
    },
  };
}

// ---------------------------------------------------------------- widgets

function numberChart(id, values, decimals, unit) {
  const value = meanOf(values);
  // Ties go up, as toFixed has it: 0.125 -> "0.13".
  const display = value === null ? "no data" : `${value.toFixed(decimals)} ${unit}`;
  return { id, type: "entities-number-chart", value, display };
}

function lineChart(id, title, items, timeText, valueOfWeek, clock) {
  const inside = items.filter((item) => inWindow(timeText(item), clock.quarter));
  const points = [];
  const [from, to] = clock.quarter;
  for (let monday = mondayOf(from); monday <= to; monday += WEEK) {
    const week = inside.filter((item) => mondayOf(timeOf(timeText(item))) === monday);
    points.push({
      from: new Date(monday).toISOString().replace(".000Z", "Z"),
      label: isoWeekLabel(monday),
      value: valueOfWeek(week),
    });
  }
  return { id, type: "line-chart", series: [{ title, points }] };
}

/** Largest first, rows without a value last, equals by identifier. */
function descending(rows, name) {
  return [...rows].sort((a, b) => {
    const x = a.properties[name];
    const y = b.properties[name];
    if (x === null || y === null) return x === y ? byIdentifier(a, b) : x === null ? 1 : -1;
    return y - x || byIdentifier(a, b);
  });
}

/**
 * One group per team in the order of their names; a service of several is in the group of each, and
 * services without a team come last.
 */
function groupedByTeam(services) {
  const groups = new Map();
  for (const service of services) {
    for (const value of service.team.length === 0 ? [null] : service.team) {
      if (!groups.has(value)) groups.set(value, []);
      groups.get(value).push(service.identifier);
    }
  }
  const names = [...groups.keys()].filter((name) => name !== null).sort();
  if (groups.has(null)) names.push(null);
  return names.map((value) => ({ value, rows: groups.get(value) }));
}

function widgetsOf(model, services, teams, clock) {
  const production = model.deployment.filter((deployment) =>
    isProductionSuccess(deployment, clock.environments),
  );
  const createdAt = (deployment) => property(deployment, "createdAt");
  const leadTime = (deployment) => {
    const pullRequest = model.pullRequestById.get(related(deployment, "pullRequest"));
    return pullRequest === undefined ? null : property(pullRequest, "cycle_time_hours");
  };
  const frequencies = teams.map((team) => team.properties.deployment_frequency_per_service);
  const rates = teams
    .filter((team) => team.type === "team")
    .map((team) => team.properties.change_failure_rate);
  const deployed = production.filter((deployment) => inWindow(createdAt(deployment), clock.month));
  const resolved = model.pagerdutyIncident.filter((incident) =>
    inWindow(property(incident, "resolvedAt"), clock.month),
  );
  const recoveries = resolved.map((incident) => property(incident, "recoveryTime"));
  return [
    numberChart("deployFreqKpi", frequencies, 2, "per week"),
    lineChart(
      "deployFreqTrend",
      "Deployments",
      production,
      createdAt,
      (week) => week.length,
      clock,
    ),
    numberChart("leadTimeKpi", deployed.map(leadTime), 2, "Hours"),
    lineChart(
      "leadTimeTrend",
      "Hours",
      production,
      createdAt,
      (week) => meanOf(week.map(leadTime)),
      clock,
    ),
    numberChart("cfrKpi", rates, 0, "%"),
    numberChart("mttrKpi", recoveries, 0, "Minutes"),
    {
      id: "serviceDoraTable",
      type: "table-entities-explorer",
      groups: groupedByTeam(descending(services, "deployment_frequency")),
    },
    {
      id: "teamDoraTable",
      type: "table-entities-explorer",
      groups: [
        {
          value: null,
          rows: descending(teams, "deployment_frequency_per_service").map(
            (team) => team.identifier,
          ),
        },
      ],
    },
  ];
}

// ---------------------------------------------------------------- the whole

export function dora(input, { now, frequencyDivisor = "span", view = {} }) {
  const clock = { ...clockOf(timeOf(now), view), environments: environmentsOf(view) };
  const model = inView(link(input), view, teamsOfService);
  const services = model.service
    .map((service) => serviceRow(model, service, clock, frequencyDivisor))
    .sort(byIdentifier);
  const teams = model._team
    .map((team) => teamRow(model, team, clock, frequencyDivisor))
    .sort(byIdentifier);
  return {
    entities: { service: services, _team: teams },
    widgets: widgetsOf(model, services, teams, clock),
  };
}
