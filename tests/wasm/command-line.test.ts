import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, it, vi } from "vitest";
import type { Report } from "../../web/src/engine/report";
import { warningSentence } from "../../web/src/intake/health-sentences";
import { differences } from "../reference/match.mjs";
import { makeZip } from "../web/support/make-zip";
import { load, openModule, reportOf, root } from "./support/module";

const folder = mkdtempSync(join(tmpdir(), "dora-lens-"));
afterAll(() => rmSync(folder, { recursive: true }));

// Each test starts npm, which looks whether the module is up to date, and Node.
vi.setConfig({ testTimeout: 120_000 });

const now = "2026-11-22T00:00:00Z";
const good = join(root, "tests/fixtures/forks/prs.json");

function report(args: string[], input?: string) {
  // As a person would from another folder, where the files are that they name.
  const { status, stdout, stderr } = spawnSync(
    "npm",
    ["--prefix", root, "run", "--silent", "report", "--", ...args],
    { cwd: folder, encoding: "utf8", input },
  );
  return { status, stdout, stderr };
}

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return name;
}

it("prints the report of the module, with a text for each warning", async () => {
  const session = new (await openModule()).Session();
  load(session, "prs.json", readFileSync(good));
  const { status, stdout } = report(["--now", now, good]);
  expect(status).toBe(0);
  const expected = reportOf(session, now);
  expect(expected.warnings).not.toHaveLength(0);
  for (const warning of expected.warnings) warning.text = warningSentence(warning);
  expect(JSON.parse(stdout)).toEqual(expected);
  session.delete();
});

it("reads standard input where a file is named -", () => {
  const { status, stdout } = report(["--now", now, "-"], readFileSync(good, "utf8"));
  expect(status).toBe(0);
  expect(JSON.parse(stdout).inputs[0]).toMatchObject({ name: "standard input", records: 4 });
});

it("takes what the columns of a table mean", () => {
  const list = file("list.csv", "Thing,When,Remark\nshop,2026-11-10,x\n");
  expect(report(["--now", now, list]).stderr).toContain("list.csv: the columns of this table");
  const told = "list.csv:Thing=service,When=deployed_at,Remark=";
  const { status, stdout } = report(["--now", now, "--columns", told, list]);
  expect(status).toBe(0);
  expect(JSON.parse(stdout).inputs[0]).toMatchObject({ source: "deployment-list", table: true });
  expect(report(["--columns", "Thing", list]).stderr).toContain("--columns takes a file and what");
});

const viewed = join(root, "tests/fixtures/view-time/entities.json");
const teams = join(root, "tests/fixtures/view-team/entities.json");

const servicesIn = (printed: string): string[] =>
  (JSON.parse(printed) as Report).entities.service?.map(({ identifier }) => identifier) ?? [];

it("restricts the report to teams and services", () => {
  const { status, stdout } = report(["--now", now, "--team", "web", teams]);
  expect(status).toBe(0);
  expect(JSON.parse(stdout).view).toEqual({ only: [{ blueprint: "_team", identifiers: ["web"] }] });
  expect(servicesIn(stdout)).toEqual(["ledger", "site"]);
  const both = ["--team", "web", "--team", "payments", "--service", "site", "--service", "wiki"];
  expect(servicesIn(report(["--now", now, ...both, teams]).stdout)).toEqual(["site"]);
  expect(servicesIn(report(["--now", now, "--team", "", teams]).stdout)).toEqual(["wiki"]);
});

it("restricts the report to a time and an environment, and is then of the end of that time", () => {
  const time = ["--from", "2026-09-07T00:00:00Z", "--to", "2026-09-28T00:00:00Z"];
  const environments = ["--environment", "Staging", "--environment", "Test"];
  const rule = ["--frequency-divisor", "window"];
  const { status, stdout } = report([...time, ...environments, ...rule, viewed]);
  expect(status).toBe(0);
  const printed = JSON.parse(stdout);
  expect(printed.now).toBe("2026-09-28T00:00:00Z");
  const folder = "tests/fixtures/view-time/expected.json";
  const expected = JSON.parse(readFileSync(join(root, folder), "utf8"));
  expect(differences(expected, printed)).toEqual([]);
  expect(JSON.parse(report(["--now", now, ...time, viewed]).stdout).now).toBe(now);
});

it("indents only when asked to", () => {
  expect(report(["--now", now, good]).stdout.trimEnd()).not.toContain("\n");
  expect(report(["--now", now, "--pretty", good]).stdout).toContain('\n  "version": 1');
});

it("ends with status 2, no report, and one sentence per problem", () => {
  const cut = file("cut.json", '[{"number": 1,\n  "base": ');
  const empty = file("empty.json", "");
  const strange = file("strange.json", '{"foo": 1}');
  const { status, stdout, stderr } = report([cut, good, empty, strange, "absent.json"]);
  expect(status).toBe(2);
  expect(stdout).toBe("");
  expect(stderr.trimEnd().split("\n")).toEqual([
    expect.stringMatching(/^cut\.json, line 2, column \d+: .*cut off/),
    expect.stringMatching(/^empty\.json.*: .*empty/),
    expect.stringMatching(/^strange\.json, line 1, column 1: .*foo/),
    "absent.json: there is no such file.",
  ]);
});

it.each([
  [["--now", "yesterday", good], /--now takes a moment/],
  [["--frequency-divisor", "monthly", good], /--frequency-divisor takes span/],
  [["--now", now], /no file was named/],
  [["--from", "2026-01", good], /--from takes a moment/],
  [["--from", now, "--to", "2026-01-01T00:00:00Z", good], /--from is later than --to/],
  [["--team", "nobody", good], /--team: nothing in the files is of the team "nobody"/],
  [["--service", "nothing", good], /--service: nothing .* "nothing"; there is /],
  [["--environment", "Moon", good], /--environment: nothing .* "Moon"; there is Production/],
  [["--colour", good], /--colour/],
])("refuses %j in one sentence", (args, sentence) => {
  const { status, stdout, stderr } = report(args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(sentence);
});

it("takes a model in YAML or JSON", () => {
  const page = file("page.yaml", "identifier: mine\nwidgets:\n  - type: dashboard-widget\n");
  const { status, stdout } = report(["--now", now, "--model", page, good]);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ dashboard: { identifier: "mine" }, widgets: [] });
});

it("has jq compute what is beyond the engine, and ends", () => {
  const model = file(
    "jq.json",
    JSON.stringify({
      identifier: "service",
      schema: { properties: {} },
      relations: {},
      calculationProperties: { x: { type: "string", calculation: '"YQ==" | @base64d' } },
      aggregationProperties: {
        n: {
          type: "number",
          target: "deployment",
          calculationSpec: { calculationBy: "entities", func: "count" },
        },
      },
    }),
  );
  const { status, stdout } = report(["--now", now, "--model", model, good]);
  expect(status).toBe(0);
  const [service] = JSON.parse(stdout).entities.service;
  expect(service.properties).toMatchObject({ x: "a" });
});

it("says where a model is wrong", () => {
  const model = file("model.json", '{"identifier": "x",\n "schema": {}, "relations": 5}');
  const { status, stderr } = report(["--model", model, good]);
  expect(status).toBe(2);
  expect(stderr).toMatch(/^model\.json, line 2, column 29: .*object/);
});

it("takes model documents together, whichever names the other, and says which is wrong", () => {
  const relation = { b: { target: "b" } };
  const first = file(
    "first.json",
    JSON.stringify({ identifier: "a", schema: { properties: {} }, relations: relation }),
  );
  const second = file("second.json", '{"identifier": "b", "schema": {"properties": {}}}');
  expect(report(["--model", first, "--model", second, good]).status).toBe(0);
  const { status, stderr } = report([
    "--model",
    second,
    "--model",
    first.replace("first", "none"),
    good,
  ]);
  expect(status).toBe(2);
  expect(stderr).toMatch(/none\.json: there is no such file/);
  const lonely = report(["--model", file("other.json", "[]"), "--model", first, good]);
  expect(lonely.status).toBe(2);
  expect(lonely.stderr).toMatch(/^first\.json, line 1, column \d+: .*\bb\b/);
});

it("chooses the bundled model that the entities were made for", () => {
  const entities = file(
    "entities.json",
    JSON.stringify([
      {
        identifier: "d",
        blueprint: "deployment",
        properties: { deploymentStatus: "Success", environment: "Production" },
        relations: { service: "s", github_pull_request: "p" },
      },
    ]),
  );
  const { stdout } = report([entities]);
  expect(JSON.parse(stdout).model).toEqual({ name: "port-default-2026", changed: false });
});

it("reads packed files, and names what cannot be unpacked", async () => {
  const text = readFileSync(good, "utf8");
  const bytes = (name: string, content: Uint8Array) => {
    writeFileSync(join(folder, name), content);
    return name;
  };
  const gz = bytes("prs.json.gz", Buffer.concat([gzipSync(text), gzipSync(text)]));
  const zip = bytes("all.zip", await makeZip({ "a/prs.json": text, "__MACOSX/x": "x" }));
  const { status, stdout } = report(["--now", now, gz, zip]);
  expect(status).toBe(0);
  expect(JSON.parse(stdout).inputs).toMatchObject([
    { name: "prs.json.gz", records: 8 },
    { name: "all.zip/a/prs.json", records: 4 },
  ]);

  const cut = bytes("cut.gz", gzipSync(text).subarray(0, -9));
  const bomb = bytes("bomb.zip", await makeZip({ "b.json": new Uint8Array(64e6), "c.json": text }));
  const { status: failed, stderr } = report([cut, bomb, gz]);
  expect(failed).toBe(2);
  expect(stderr.trimEnd().split("\n")).toEqual([
    expect.stringMatching(/^cut\.gz: .*cut off or damaged/),
    expect.stringMatching(/^bomb\.zip\/b\.json: beyond 16 MB it unpacks to more than 1,000 times/),
  ]);
});

it("takes teams from CODEOWNERS and catalog-info.yaml, and services of a monorepo from rules", () => {
  mkdirSync(join(folder, "shop/.github"), { recursive: true });
  const owners = file(
    "shop/.github/CODEOWNERS",
    "* @acme/core @acme/web\n/apps/cart/ @acme/cart\n",
  );
  const catalog = file(
    "catalog-info.yaml",
    "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: api}\nspec: {owner: web}\n",
  );
  const rules = file(
    "rules.json",
    '{"identifier": "monorepos", "serviceRules": [{"by": "path", "match": "apps/*/**"}]}',
  );
  const { status, stdout } = report(["--now", now, "--model", rules, owners, catalog]);
  expect(status).toBe(0);
  expect(JSON.parse(stdout).entities.service).toMatchObject([
    { identifier: "api", team: ["web"] },
    { identifier: "cart", team: ["cart"] },
    { identifier: "shop", team: ["core", "web"] },
  ]);
  const { status: failed, stderr } = report(["-"], "* @acme/core\n");
  expect(failed).toBe(2);
  expect(stderr).toMatch(/^standard input: a CODEOWNERS file does not name its repository; .*\n$/);
});
