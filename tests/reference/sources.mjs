// From files to Port entities: the reference's way of reading what people have.
//
//   readFiles([{ name, text }], documents) -> { inputs: [{ name, source, records, entities }], entities }
//
// Of documents of a model it knows rules of services and names of environments with a star.
// `entities` is what dora() of dora-reference.mjs takes. Bad input is not this file's subject.
//
// GitHub's pull requests, PagerDuty's incidents and lists of teams are read by code of its own; what
// any other tool's records become is what jq itself makes of the programs of the tool's mapping.

import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

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

function csvRows(text) {
  const [header, ...rows] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(",").map((cell) => cell.trim()));
  return rows.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i] ?? null])));
}

// ---------------------------------------------------------------- any tool, by its mapping

const folder = new URL("../../wasm/defaults/mappings/", import.meta.url);
const mappings = readdirSync(folder)
  .filter((name) => name.split(".").length === 2) // those of the guide's model
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")));

function hasSignature(record, { signature }) {
  return signature.every((path) => {
    const steps = path.split(".");
    const last = steps.pop();
    const holder = steps.reduce((at, step) => at?.[step], record);
    return typeof holder === "object" && holder !== null && last in holder;
  });
}

/** The mapping with the longest signature that the record has, or that one within it has. */
function mappingOf(record) {
  return mappings
    .filter((one) => hasSignature(record, one) || hasSignature(record?.[one.within], one))
    .sort((a, b) => b.signature.length - a.signature.length)[0];
}

/** The record that a webhook's object holds, with what else is in that object. */
function unwrapped(record, { within }) {
  const { [within]: inner, ...rest } = record;
  return typeof inner === "object" && inner !== null ? { ...inner, ...rest } : record;
}

/** jq for an object of programs: null where one fails or gives nothing. */
const jqObject = (programs) =>
  `{${Object.entries(programs)
    .map(([name, program]) => `${JSON.stringify(name)}: (try [${program}][0] catch null)`)
    .join(", ")}}`;

function runJq(program, records) {
  const input = JSON.stringify(records);
  const { status, stdout, stderr } = spawnSync("jq", [program], { input, maxBuffer: 2 ** 30 });
  if (status !== 0) throw new Error(`jq: ${stderr}`);
  return JSON.parse(String(stdout));
}

/** A relation that searches is the name it falls back on, and what it looks for. */
function splitRelations(relations = {}) {
  const names = {};
  const sought = {};
  for (const [name, relation] of Object.entries(relations)) {
    names[name] = relation.rules ? (relation.otherwise ?? "null") : relation;
    for (const { property, value } of relation.rules ?? []) sought[property] = value;
  }
  return { names, sought };
}

/** A pattern as a regular expression; in a path a star ends at a slash, and two do not. */
function patternOf(pattern, isPath = false) {
  const escaped = pattern.replace(/[\\^$.|?+()[\]{}]/g, "\\$&");
  return new RegExp(
    `^${escaped.replace(/\*\*?/g, (stars) => (isPath && stars === "*" ? "([^/]*?)" : "([^]*?)"))}$`,
  );
}

/** The service of a repository by the first rule that holds, with its texts by what rules call them. */
function serviceOf(repository, texts, rules) {
  for (const { repository: where = "*", by, match, service = "$1" } of rules) {
    if (!patternOf(where).test(repository)) continue;
    const counts = new Map();
    for (const text of [texts[by] ?? []].flat()) {
      const stars = patternOf(match, by === "path").exec(text);
      if (!stars) continue;
      const name = service.replace(/\$([1-9])/g, (_, star) => stars[star] ?? "");
      if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    const names = [...counts.keys()].sort();
    if (names.length === 0) continue;
    const most = Math.max(...counts.values());
    return names.find((name) => counts.get(name) === most);
  }
  return null;
}

/** The entity with the service that rules say; null where a rule is wanted and none holds. */
function ruled(entity, texts, rules, { patch, ruled: wanted }) {
  const repository = patch ? entity.identifier : entity.relations.service;
  const service = repository ? serviceOf(repository, texts, rules) : null;
  if (service === null) return wanted ? null : entity;
  if (patch) return { ...entity, identifier: service };
  return { ...entity, relations: { ...entity.relations, service } };
}

function byMapping({ resources, texts = {} }, records, rules) {
  return resources.flatMap((resource) => {
    const { selector, patch, port } = resource;
    const { blueprint, properties = {}, relations, ...rest } = port.entity.mappings;
    const { names, sought } = splitRelations(relations);
    const entity = `${jqObject({ ...rest, ...sought })} + {properties: ${jqObject(properties)}, relations: ${jqObject(names)}, texts: ${jqObject(texts)}}`;
    const selected = `(try ([${selector?.query ?? "true"}][0] == true) catch false)`;
    const items = port.itemsToParse
      ? `. as $record | (${port.itemsToParse})[]? | $record + {item: .} |`
      : "";
    const found = runJq(`[.[] | ${items} select(${selected}) | ${entity}]`, records);
    return found
      .map(({ texts: own, ...one }) => ruled(one, own, rules, resource))
      .filter((one) => one && (!patch || one.relations.team))
      .map((one) => ({
        ...one,
        ...(patch && { assignedTeam: one.relations.team }),
        blueprint: blueprint.slice(1, -1),
      }));
  });
}

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

const ownReaders = {
  "github-pull-requests": fromGithubPullRequest,
  "pagerduty-incidents": fromPagerdutyIncident,
  "service-teams": fromServiceTeam,
};

/** The records of a document: the first array whose first element a mapping knows, however deep. */
function recordsIn(value) {
  if (Array.isArray(value)) return value.flat();
  const search = (at) => {
    for (const member of Object.values(at ?? {})) {
      if (typeof member !== "object" || member === null) continue;
      if (Array.isArray(member) && !(member.length > 0 && mappingOf(member[0]))) continue;
      const found = Array.isArray(member) ? member : search(member);
      if (found) return found;
    }
    return undefined;
  };
  return search(value) ?? [value];
}

/** Port's entities say of which blueprint they are. */
const isPort = (value) =>
  BLUEPRINTS.some((blueprint) => Array.isArray(value[blueprint])) ||
  "blueprint" in (value[0] ?? value.entities?.[0] ?? value);

function readFile(text, rules) {
  const values = /^\s*[[{]/.test(text) ? jsonValues(text) : [csvRows(text)];
  const records = values.flatMap(recordsIn);
  const mapping = mappingOf(records[0] ?? {});
  if (!mapping || values.some(isPort)) return readPort(values);
  const own = ownReaders[mapping.identifier];
  const bare = records.map((record) => unwrapped(record, mapping));
  const entities = own ? bare.flatMap(own) : byMapping(mapping, bare, rules);
  return { source: mapping.identifier, records: records.length, entities };
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
  for (const { blueprint } of mergeEntities(entities))
    counts[blueprint] = (counts[blueprint] ?? 0) + 1;
  return counts;
}

/**
 * Lists and files of owners say whose a service is, whatever else is known of the service: of one
 * team, which is then its relation, or of several, which are then its owners.
 */
function assignTeams(services, assignments) {
  const rows = new Map(services.map((service) => [service.identifier, service]));
  for (const identifier of new Set(assignments.map((assignment) => assignment.identifier))) {
    const service = rows.get(identifier) ?? { identifier, title: identifier, properties: {} };
    const own = assignments.filter((assignment) => assignment.identifier === identifier);
    const names = [...new Set(own.map(({ assignedTeam }) => assignedTeam))].sort();
    const [team] = names.length === 1 ? names : [null];
    const owners = names.length === 1 ? service.team : names;
    rows.set(identifier, { ...service, team: owners, relations: { ...service.relations, team } });
  }
  return [...rows.values()];
}

/** Environments by what an alias with a star makes of them. */
function withEnvironments(deployments, documents) {
  const aliases = documents.flatMap((document) => document.aliases ?? []);
  return deployments.map((deployment) => {
    const { environment } = deployment.properties ?? {};
    const alias = aliases.find(
      ({ property, names }) =>
        property === "environment" && names.some((name) => patternOf(name).test(environment)),
    );
    if (!alias) return deployment;
    return { ...deployment, properties: { ...deployment.properties, environment: alias.value } };
  });
}

export function readFiles(files, documents = []) {
  const rules = documents.flatMap((document) => document.serviceRules ?? []);
  const inputs = [];
  const all = [];
  const assignments = [];
  for (const { name, text } of files) {
    const { source, records, entities } = readFile(text, rules);
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
      deployment: withEnvironments(of("deployment"), documents),
      githubPullRequest: of("githubPullRequest"),
      pagerdutyIncident: of("pagerdutyIncident").map((incident) =>
        linkByPagerdutyService(incident, service),
      ),
    },
  };
}
