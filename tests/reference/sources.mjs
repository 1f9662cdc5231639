// From files to Port entities: the reference's way of reading what people have.
//
//   readFiles([{ name, text }]) -> { inputs: [{ name, source, records, entities }], entities }
//
// `entities` is what dora() of dora-reference.mjs takes. Bad input is not this file's subject.

const BLUEPRINTS = ["service", "_team", "deployment", "githubPullRequest", "pagerdutyIncident"];

// ---------------------------------------------------------------- JSON values, one after another

/** Every JSON value of a text: one document, several pages in a row, or NDJSON. */
export function jsonValues(text) {
  const values = [];
  let start = -1;
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    if (inString) {
      if (c === "\\") i += 1;
      else if (c === '"') inString = false;
    } else if (c === '"') {
      inString = true;
    } else if (c === "{" || c === "[") {
      if (depth === 0) start = i;
      depth += 1;
    } else if (c === "}" || c === "]") {
      depth -= 1;
      if (depth === 0) values.push(JSON.parse(text.slice(start, i + 1)));
    }
  }
  return values;
}

// ---------------------------------------------------------------- GitHub pull requests

/** What the guide's jq does before strptime: fractions of a second are dropped, not rounded. */
const wholeSeconds = (text) => Math.floor(Date.parse(text.replace(/\.\d+/, "")) / 1000);

/** In the order of the guide's jq: in doubles 1044 s is 0.28 h, not 0.29. */
function cycleTimeHours(pr) {
  if (!pr.merged_at) return null;
  const seconds = wholeSeconds(pr.merged_at) - wholeSeconds(pr.created_at);
  return Math.floor((seconds / 3600) * 100) / 100;
}

export function fromGithubPullRequest(pr) {
  const repository = pr.head.repo?.name ?? pr.base.repo.name; // head.repo: null for a deleted fork
  const defaultBranch = pr.base.repo.default_branch ?? "main";
  const hours = cycleTimeHours(pr);
  const pullRequest = {
    identifier: repository + String(pr.id),
    title: pr.title,
    blueprint: "githubPullRequest",
    updatedAt: pr.updated_at,
    properties: {
      status: pr.state,
      createdAt: pr.created_at,
      updatedAt: pr.updated_at,
      mergedAt: pr.merged_at,
      closedAt: pr.closed_at,
      creator: pr.user?.login ?? null,
      link: pr.html_url ?? null,
      branch: pr.head.ref,
      targetBranch: pr.base.ref,
      prNumber: pr.number,
      leadTimeHours: hours,
      cycle_time_hours: hours,
    },
    relations: { service: repository },
  };
  if (pr.base.ref !== defaultBranch || !pr.merged_at) return [pullRequest];
  const deployment = {
    identifier: `${repository}-deploy-${pr.number}`,
    title: `Deploy: ${pr.title}`,
    blueprint: "deployment",
    updatedAt: pr.updated_at,
    properties: { environment: "Production", deploymentStatus: "Success", createdAt: pr.merged_at },
    relations: { service: repository, pullRequest: pullRequest.identifier },
  };
  return [pullRequest, deployment];
}

// ---------------------------------------------------------------- PagerDuty incidents

export function fromPagerdutyIncident(incident) {
  const lastChange = incident.status === "resolved" ? incident.last_status_change_at : null;
  const resolvedAt = incident.resolved_at ?? lastChange ?? null;
  const minutes =
    resolvedAt === null
      ? null
      : (wholeSeconds(resolvedAt) - wholeSeconds(incident.created_at)) / 60;
  return [
    {
      identifier: incident.id,
      title: incident.title,
      blueprint: "pagerdutyIncident",
      updatedAt: incident.updated_at ?? incident.last_status_change_at,
      properties: {
        status: incident.status,
        urgency: incident.urgency ?? null,
        priority: incident.priority?.summary ?? null,
        url: incident.html_url ?? null,
        created_at: incident.created_at,
        updated_at: incident.updated_at ?? null,
        resolvedAt,
        recoveryTime: minutes,
      },
      relations: { service: incident.service?.summary ?? null },
      pagerdutyServiceId: incident.service?.id ?? null,
    },
  ];
}

/** A service entity that names the PagerDuty service by id is a surer link than its name. */
function linkByPagerdutyService(incident, services) {
  const { pagerdutyServiceId, ...entity } = incident;
  const match = services.find(
    (service) =>
      pagerdutyServiceId && service.properties?.pagerdutyServiceId === pagerdutyServiceId,
  );
  return match ? { ...entity, relations: { service: match.identifier } } : entity;
}

// ---------------------------------------------------------------- service,team lists

const fromServiceTeam = (row) => ({
  blueprint: "service",
  identifier: row.service,
  assignedTeam: row.team,
});

const csvRows = (text) =>
  text
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(",").map((cell) => cell.trim()))
    .map(([service, team]) => ({ service, team }));

// ---------------------------------------------------------------- which is which

function readPort(values) {
  const entities = [];
  for (const value of values) {
    if (Array.isArray(value)) entities.push(...value);
    else if (Array.isArray(value.entities)) entities.push(...value.entities);
    else if (typeof value.identifier === "string") entities.push(value);
    else {
      for (const blueprint of BLUEPRINTS) {
        for (const entity of value[blueprint] ?? []) entities.push({ blueprint, ...entity });
      }
    }
  }
  return { source: "port-entities", records: entities.length, entities };
}

function readFile(text) {
  if (/^\s*service\s*,\s*team\s*\r?\n/.test(text)) {
    const rows = csvRows(text);
    return { source: "service-teams", records: rows.length, entities: rows.map(fromServiceTeam) };
  }
  const values = jsonValues(text);
  const records = values.flatMap((value) =>
    Array.isArray(value) ? value : (value.incidents ?? []),
  );
  const first = records[0] ?? {};
  if (first.base && first.head) {
    const entities = records.flatMap(fromGithubPullRequest);
    return { source: "github-pull-requests", records: records.length, entities };
  }
  if (first.created_at && first.service && typeof first.service === "object") {
    const entities = records.flatMap(fromPagerdutyIncident);
    return { source: "pagerduty-incidents", records: records.length, entities };
  }
  if (first.service && first.team && !first.identifier) {
    return {
      source: "service-teams",
      records: records.length,
      entities: records.map(fromServiceTeam),
    };
  }
  return readPort(values);
}

// ---------------------------------------------------------------- all files together

/** One entity per blueprint and identifier; the later `updatedAt` wins. */
export function mergeEntities(entities) {
  const kept = new Map();
  const age = (entity) => (entity.updatedAt ? Date.parse(entity.updatedAt) : -Infinity);
  for (const entity of entities) {
    const key = `${entity.blueprint}\n${entity.identifier}`;
    const other = kept.get(key);
    if (other === undefined || age(entity) > age(other)) kept.set(key, entity);
  }
  return [...kept.values()];
}

function countByBlueprint(entities) {
  const counts = {};
  for (const { blueprint } of entities) counts[blueprint] = (counts[blueprint] ?? 0) + 1;
  return counts;
}

/** A service,team list says whose a service is, whatever else is known of the service. */
function assignTeams(services, assignments) {
  const rows = new Map(services.map((service) => [service.identifier, service]));
  for (const { identifier, assignedTeam } of assignments) {
    const service = rows.get(identifier) ?? { identifier, title: identifier, properties: {} };
    rows.set(identifier, { ...service, relations: { ...service.relations, team: assignedTeam } });
  }
  return [...rows.values()];
}

export function readFiles(files) {
  const inputs = [];
  const all = [];
  const assignments = [];
  for (const { name, text } of files) {
    const { source, records, entities } = readFile(text);
    inputs.push({ name, source, records, entities: countByBlueprint(entities) });
    for (const entity of entities) (entity.assignedTeam ? assignments : all).push(entity);
  }
  const merged = mergeEntities(all);
  const of = (blueprint) => merged.filter((entity) => entity.blueprint === blueprint);
  const service = assignTeams(of("service"), assignments);
  return {
    inputs,
    entities: {
      service,
      _team: of("_team"),
      deployment: of("deployment"),
      githubPullRequest: of("githubPullRequest"),
      pagerdutyIncident: of("pagerdutyIncident").map((incident) =>
        linkByPagerdutyService(incident, service),
      ),
    },
  };
}
