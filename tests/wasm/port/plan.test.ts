import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { propertyNames } from "../../../web/src/port/documents";
import { planOf } from "../../../web/src/port/plan";
import { guideAccount, guideBlueprints, guidePage } from "../../support/fake-port/account";
import { openModule, root } from "../support/module";

const model = { blueprints: guideBlueprints(), page: guidePage() };
const { blueprints: account } = guideAccount(1);

const named = (plan: ReturnType<typeof planOf>) =>
  plan.blueprints.map(({ identifier }) => identifier).sort();
const kGuide = ["_team", "deployment", "githubPullRequest", "pagerdutyIncident", "service"];

async function accepts(documents: unknown[]) {
  const session = new (await openModule()).Session();
  const outcome = JSON.parse(session.addModel(JSON.stringify(documents)));
  session.delete();
  return outcome;
}

it("reads of an account what the guide's dashboard leads to, and nothing else", () => {
  const plan = planOf({ model, account, page: null });
  expect(named(plan)).toEqual(kGuide);
  expect(plan.missing).toEqual([]);
  const includes = Object.fromEntries(plan.blueprints.map((one) => [one.identifier, one.include]));
  const meta = ["$identifier", "$title", "$blueprint", "$team", "$createdAt", "$updatedAt"];
  expect(includes.deployment?.slice(0, 6)).toEqual(meta);
  expect(includes.deployment?.slice(6).sort()).toEqual([
    "createdAt",
    "deploymentStatus",
    "environment",
    "pullRequest",
    "service",
  ]);
  expect(includes.githubPullRequest?.slice(6).sort()).toEqual([
    "cycle_time_hours",
    "mergedAt",
    "service",
  ]);
  expect(includes.service).toContain("team");
  expect(includes.service).toContain("deployment_frequency"); // Port's own value, to compare
  expect(includes.service).not.toContain("readme");
  expect(includes.service).not.toContain("lead");
  expect(includes.service).not.toContain("open_issues");
});

it("makes documents that the engine takes, of every bundled model", async () => {
  expect(await accepts(planOf({ model, account, page: null }).documents)).toMatchObject({
    ok: true,
  });
  const newer = readdirSync(join(root, "wasm/defaults/blueprints"))
    .filter((name) => name.includes("port-default-2026"))
    .map((name) => JSON.parse(readFileSync(join(root, "wasm/defaults/blueprints", name), "utf8")));
  const page = JSON.parse(
    readFileSync(join(root, "wasm/defaults/dashboards/port-guide.port-default-2026.json"), "utf8"),
  );
  const plan = planOf({ model, account: newer, page: { ...page, identifier: "dora_metrics" } });
  expect(await accepts(plan.documents)).toMatchObject({ ok: true });
  expect(named(plan)).toContain("githubPullRequest");
});

it("puts the organisation's own dashboard in force, and reads only what that shows", () => {
  const page = {
    identifier: "dora_metrics",
    widgets: [
      {
        type: "dashboard-widget",
        widgets: [
          {
            id: "n",
            type: "entities-number-chart",
            blueprint: "deployment",
            chartType: "countEntities",
            func: "count",
            dataset: [{ property: "environment", operator: "=", value: "Production" }],
          },
        ],
      },
    ],
  };
  const plan = planOf({ model, account, page });
  expect(named(plan)).toEqual(["deployment"]);
  expect(plan.blueprints[0]?.include?.slice(6)).toEqual(["environment"]);
  expect(plan.documents.at(-1)).toBe(page);
});

it("reads every property of what a table shows without naming any", () => {
  const page = {
    widgets: [{ id: "t", type: "table-entities-explorer", blueprint: "service" }],
  };
  const plan = planOf({ model, account, page });
  expect(named(plan)).toContain("jiraIssue");
  const [service] = plan.documents.filter(({ identifier }) => identifier === "service");
  expect(propertyNames(service)).toContain("readme");
});

it("reads whole entities where scorecards are shown, which no list can name", () => {
  const rule = { scorecard: "dora", operator: "=", value: "Gold" };
  const page = { widgets: [{ type: "bar-chart", blueprint: "service", dataset: [rule] }] };
  expect(planOf({ model, account, page }).blueprints[0]?.include).toBeNull();
});

it("adds the model's metrics to blueprints that have none of their own", async () => {
  const bare = account.map((blueprint) =>
    blueprint.identifier === "service"
      ? { identifier: "service", title: "Our service", schema: { properties: {} }, relations: {} }
      : blueprint,
  );
  const plan = planOf({ model, account: bare, page: null });
  expect(named(plan)).toEqual(kGuide);
  const [service] = plan.documents.filter(({ identifier }) => identifier === "service");
  expect(service?.title).toBe("Our service");
  expect(propertyNames(service)).toContain("deployment_frequency");
  expect(await accepts(plan.documents)).toMatchObject({ ok: true });
  // It cannot be asked for what it does not have.
  const own = plan.blueprints.find(({ identifier }) => identifier === "service");
  expect(own?.include).not.toContain("deployment_frequency");
});

it("reads what decides which entities count, and renames it with its blueprint", () => {
  const facet = {
    identifier: "bots",
    blueprint: "githubPullRequest",
    properties: ["status", "$title"],
    leaveOut: [],
  };
  const measures = {
    identifier: "hours",
    blueprint: "deployment",
    measures: [{ property: "environment" }],
  };
  const counting = [facet, measures];
  const plan = planOf({ model: { ...model, counting }, account, page: null });
  const pulls = plan.blueprints.find(({ identifier }) => identifier === "githubPullRequest");
  expect(pulls?.include).toContain("status");
  expect(plan.documents).not.toContainEqual(facet);
  const names = new Map([["githubPullRequest", "change"]]);
  const other = account.map((one) =>
    one.identifier === "githubPullRequest" ? { ...one, identifier: "change" } : one,
  );
  const named = planOf({ model: { ...model, counting }, account: other, page: null, names });
  expect(named.documents).toContainEqual({ ...facet, blueprint: "change" });
  expect(named.documents).not.toContainEqual(measures);
});

const kOther = account
  .filter(({ identifier }) => identifier !== "deployment")
  .concat({
    identifier: "dora_deployment_event",
    title: "Deployment event",
    schema: {
      properties: {
        deploymentStatus: { type: "string" },
        environment: { type: "string" },
        createdAt: { type: "string", format: "date-time" },
      },
    },
    relations: { service: { target: "service", many: false } },
  });

it("names a blueprint that the account lacks, and those that may be meant", () => {
  // The service of this account still aggregates the blueprint that is not there any more.
  const plan = planOf({ model, account: kOther, page: null });
  expect(plan.missing).toEqual([
    {
      identifier: "deployment",
      title: "Deployment",
      candidates: expect.arrayContaining(["dora_deployment_event"]),
    },
  ]);
  expect(plan.missing[0]?.candidates[0]).toBe("dora_deployment_event");
  expect(named(plan)).not.toContain("dora_deployment_event");
});

it("reads a blueprint under another name once a person has confirmed it", async () => {
  const names = new Map([["deployment", "dora_deployment_event"]]);
  const bare = kOther.filter(
    ({ identifier }) => !["service", "_team"].includes(String(identifier)),
  );
  const services = ["service", "_team"].map((identifier) => ({
    identifier,
    schema: { properties: {} },
    relations: {},
  }));
  const plan = planOf({ model, account: [...bare, ...services], page: null, names });
  expect(plan.missing).toEqual([]);
  expect(named(plan)).toContain("dora_deployment_event");
  expect(JSON.stringify(plan.documents)).not.toContain('"deployment"');
  expect(await accepts(plan.documents)).toMatchObject({ ok: true });
});
