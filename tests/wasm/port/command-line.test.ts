import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Report } from "../../../web/src/engine/report";
import { planOf } from "../../../web/src/port/plan";
import { guideAccount, guideBlueprints, guidePage, kNow } from "../../support/fake-port/account";
import { FakePort, fail, kClientId, kClientSecret } from "../../support/fake-port/fake-port";
import { root } from "../support/module";

vi.setConfig({ testTimeout: 180_000 });

const folder = mkdtempSync(join(tmpdir(), "dora-lens-"));
let port: FakePort;
beforeEach(async () => {
  port = await new FakePort({ account: guideAccount(1500) }).start();
});
afterEach(() => port.close());
afterAll(() => rmSync(folder, { recursive: true }));

/** The fake Port answers in this process, so this one must not block it. */
async function report(args: string[], secrets: Record<string, string>) {
  const child = spawn(
    "npm",
    ["--prefix", root, "run", "--silent", "report", "--", "--now", kNow, ...args],
    { cwd: tmpdir(), env: { ...process.env, ...secrets } },
  );
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    stderr += text;
  });
  const status = await new Promise((resolve) => child.on("close", resolve));
  return { status, stdout, stderr };
}

const live = () => ["--port", port.url];
const withToken = () => ({ PORT_TOKEN: port.token });

/** What a report says, but for where it was read from. */
function contents(text: string) {
  const { inputs, ...rest } = JSON.parse(text) as Report;
  return { ...rest, inputs: inputs.map(({ name: _, bytes: _bytes, ...input }) => input) };
}

it("gives the same report of 100,000 deployments as the same entities in files", async () => {
  port.account = guideAccount(100_000);
  const { status, stdout, stderr } = await report(live(), withToken());
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const { blueprints: account, entities } = port.account;
  const model = { blueprints: guideBlueprints(), page: guidePage() };
  const plan = planOf({ model, account, page: null });
  const file = (name: string, value: unknown) => {
    writeFileSync(join(folder, name), JSON.stringify(value));
    return join(folder, name);
  };
  const files = plan.blueprints.map(({ identifier }) =>
    file(`${identifier}.json`, { ok: true, entities: entities[identifier] }),
  );
  const dropped = await report(["--model", file("model.json", plan.documents), ...files], {});
  expect(dropped.status).toBe(0);
  expect(contents(stdout)).toEqual(contents(dropped.stdout));
  expect(JSON.parse(stdout).entities.service[0].properties.total_deployments).toBe(28_572);
});

it("asks only for blueprints that the dashboard leads to", async () => {
  await report(live(), withToken());
  expect([...new Set(port.lines())].sort()).toEqual([
    "GET /v1/blueprints",
    "GET /v1/pages/dora_metrics",
    "POST /v1/blueprints/_team/entities/search",
    "POST /v1/blueprints/deployment/entities/search",
    "POST /v1/blueprints/githubPullRequest/entities/search",
    "POST /v1/blueprints/pagerdutyIncident/entities/search",
    "POST /v1/blueprints/service/entities/search",
  ]);
});

it("takes a client id and secret from the environment, and shows neither", async () => {
  const secrets = { PORT_CLIENT_ID: kClientId, PORT_CLIENT_SECRET: kClientSecret };
  const { status, stdout, stderr } = await report(live(), secrets);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  for (const secret of [kClientId, kClientSecret, port.token]) expect(stdout).not.toContain(secret);
});

it("needs its secrets in the environment", async () => {
  const { status, stdout, stderr } = await report(live(), {});
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(/--port needs PORT_TOKEN, or PORT_CLIENT_ID and PORT_CLIENT_SECRET/);
  const named = await report([...live(), "--token", "x"], withToken());
  expect(named.status).toBe(2);
});

it("says in one sentence that the token is not accepted, without it", async () => {
  const { status, stdout, stderr } = await report(live(), { PORT_TOKEN: "somebodys-token" });
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(/^Port does not accept the token/);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(stderr).not.toContain("somebodys-token");
});

it("keeps what it has of a blueprint, and says that it is incomplete", async () => {
  port.troubles.push({
    line: /deployment\/entities\/search/,
    after: 1,
    times: Infinity,
    answer: (response) => fail(response, 403, "forbidden", "IP not whitelisted"),
  });
  const { status, stdout, stderr } = await report(live(), withToken());
  expect(status).toBe(1);
  expect(stderr).toMatch(/^Port: deployment: only a part.*1,000 were read; .*IP not whitelisted/);
  const { inputs } = JSON.parse(stdout) as Report;
  const deployment = inputs.find(({ name }) => name === "Port: deployment");
  expect(deployment?.records).toBe(1000);
  expect(deployment?.warnings).toContainEqual({
    id: "port-incomplete",
    text: expect.stringMatching(/1,000 were read/),
  });
  expect(inputs.find(({ name }) => name === "Port: githubPullRequest")?.records).toBe(1500);
});

it("takes the organisation's own dashboard", async () => {
  port.account.pages.push({ ...guidePage(), title: "Our own page" });
  const { stdout } = await report(live(), withToken());
  expect(JSON.parse(stdout).dashboard).toEqual({
    identifier: "dora_metrics",
    title: "Our own page",
  });
});

it("names a blueprint that is not there, and reads another in its place when told to", async () => {
  for (const one of port.account.blueprints) {
    if (one.identifier === "pagerdutyIncident") one.identifier = "rootlyIncident";
  }
  const incidents = port.account.entities.pagerdutyIncident ?? [];
  port.account.entities.rootlyIncident = incidents.map((one) => ({
    ...one,
    blueprint: "rootlyIncident",
  }));
  // As in an account without the guide's metrics; the model brings them.
  for (const one of port.account.blueprints) {
    if (one.identifier === "service" || one.identifier === "_team") one.aggregationProperties = {};
  }
  const without = await report(live(), withToken());
  expect(without.stderr).toMatch(
    /no blueprint pagerdutyIncident.*perhaps rootlyIncident.*--port-blueprint pagerdutyIncident=NAME/,
  );
  const args = [...live(), "--port-blueprint", "pagerdutyIncident=rootlyIncident"];
  const { stdout, stderr } = await report(args, withToken());
  expect(stderr).toBe("");
  expect(JSON.parse(stdout).entities.service[0].properties.total_incidents).toBe(50);
});
