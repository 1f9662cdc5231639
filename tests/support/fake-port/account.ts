import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const defaults = join(import.meta.dirname, "../../../wasm/defaults");

export interface FakeEntity {
  identifier: string;
  title: string | null;
  blueprint: string;
  team: string[];
  properties: Record<string, unknown>;
  relations: Record<string, unknown>;
  createdAt: string;
  updatedAt: string;
  icon: null;
}

/** What an organisation has in Port. Tests change it as they like, at any time. */
export interface FakeAccount {
  blueprints: Record<string, unknown>[];
  pages: Record<string, unknown>[];
  entities: Record<string, FakeEntity[]>;
}

const read = (path: string) => JSON.parse(readFileSync(join(defaults, path), "utf8"));

/** The blueprints of the guide, as an account has them that followed it. */
export function guideBlueprints(): Record<string, unknown>[] {
  return readdirSync(join(defaults, "blueprints"))
    .filter((name) => name.split(".").length === 2)
    .map((name) => read(`blueprints/${name}`));
}

export function guidePage(): Record<string, unknown> {
  return read("dashboards/port-guide.json");
}

/** An account that followed the guide, with things of its own that no dashboard shows. */
export function guideAccount(deployments = 40): FakeAccount {
  const others = [
    { identifier: "jiraIssue", title: "Jira Issue", schema: { properties: {} }, relations: {} },
    { identifier: "_user", title: "User", schema: { properties: {} }, relations: {} },
  ];
  const blueprints = [...guideBlueprints(), ...others];
  const service = blueprints.find((one) => one.identifier === "service") as unknown as GuideService;
  Object.assign(service.relations, { lead: { target: "_user", title: "Lead", many: false } });
  Object.assign(service.schema.properties, { readme: { type: "string", title: "Readme" } });
  Object.assign(service.aggregationProperties, {
    open_issues: {
      title: "Open issues",
      type: "number",
      target: "jiraIssue",
      calculationSpec: { func: "count", calculationBy: "entities" },
    },
  });
  return { blueprints, pages: [], entities: guideEntities(deployments) };
}

interface GuideService {
  relations: object;
  schema: { properties: object };
  aggregationProperties: object;
}

const kServices = ["checkout", "ledger", "search"];
/** The moment at which tests look at the account. */
export const kNow = "2026-11-22T00:00:00Z";

/** So many deployments, with pull requests and incidents to them, an hour apart. */
export function guideEntities(deployments: number): Record<string, FakeEntity[]> {
  const moment = (hours: number) =>
    new Date(Date.parse(kNow) - (hours + 1) * 3_600_000).toISOString();
  const service = (i: number) => kServices[i % kServices.length] ?? "checkout";
  return {
    _team: ["payments", "platform"].map((name) => entity("_team", name, moment(900), {}, {})),
    service: kServices.map((name, i) =>
      entity(
        "service",
        name,
        moment(800),
        { readme: "A long text that no dashboard shows. ".repeat(20) },
        { team: i === 0 ? "payments" : "platform", lead: "somebody" },
      ),
    ),
    githubPullRequest: Array.from({ length: deployments }, (_, i) =>
      entity(
        "githubPullRequest",
        `pr-${i}`,
        moment(i),
        { mergedAt: moment(i), cycle_time_hours: 2 + (i % 50), status: "closed" },
        { service: service(i) },
      ),
    ),
    deployment: Array.from({ length: deployments }, (_, i) =>
      entity(
        "deployment",
        `deploy-${i}`,
        moment(i),
        {
          deploymentStatus: i % 7 === 0 ? "Failed" : "Success",
          environment: "Production",
          createdAt: moment(i),
        },
        { service: service(i), pullRequest: `pr-${i}` },
      ),
    ),
    pagerdutyIncident: Array.from({ length: Math.ceil(deployments / 10) }, (_, i) =>
      entity(
        "pagerdutyIncident",
        `incident-${i}`,
        moment(i * 10),
        { status: "resolved", recoveryTime: 30 + i, resolvedAt: moment(i * 10) },
        { service: service(i) },
      ),
    ),
    jiraIssue: [entity("jiraIssue", "issue-1", moment(1), {}, {})],
    _user: [entity("_user", "somebody", moment(1), {}, {})],
  };
}

export function entity(
  blueprint: string,
  identifier: string,
  at: string,
  properties: Record<string, unknown>,
  relations: Record<string, unknown>,
): FakeEntity {
  const moments = { createdAt: at, updatedAt: at };
  const title = identifier;
  return { identifier, title, blueprint, team: [], properties, relations, ...moments, icon: null };
}
