// What the engine's jq lacks is given by jq itself, in calculations and in mappings.

import { afterEach, beforeEach, expect, it } from "vitest";
import { nodeJq } from "../../scripts/lib/node-jq";
import type { Session } from "../../web/src/engine/dora.d.mts";
import { EngineHost, type Errand } from "../../web/src/engine/engine-host";
import type { AskJq, JqQuestion } from "../../web/src/jq/jq";
import { openModule } from "./support/module";

const kNow = Date.parse("2026-11-22T00:00:00.500Z");
const errand: Errand = { onProgress: () => undefined, signal: new AbortController().signal };
const module = await openModule();
const jq = nodeJq();

let session: Session;
beforeEach(() => {
  session = new module.Session();
});
afterEach(() => session.delete());

/** A blueprint of things whose calculations are these, and which hold parts, as services do. */
const things = (calculations: Record<string, string>, type = "string") => ({
  identifier: "thing",
  schema: { properties: { name: { type: "string" }, size: { type: "number" } } },
  relations: {},
  calculationProperties: Object.fromEntries(
    Object.entries(calculations).map(([name, calculation]) => [name, { type, calculation }]),
  ),
  aggregationProperties: {
    parts: {
      type: "number",
      target: "part",
      calculationSpec: { calculationBy: "entities", func: "count" },
    },
  },
});
const parts = {
  identifier: "part",
  schema: { properties: {} },
  relations: { thing: { target: "thing" } },
};

const mapping = (properties: Record<string, string>) => ({
  identifier: "things",
  signature: ["id", "label"],
  resources: [
    { port: { entity: { mappings: { blueprint: "'thing'", identifier: ".id", properties } } } },
  ],
});

const entity = (identifier: string, name: string) => ({
  identifier,
  blueprint: "thing",
  properties: { name },
});

/** Reads a file under a model. Answers with its outcome and the report. */
async function run(models: unknown[], records: unknown[] | string, ask: AskJq = jq) {
  const host = new EngineHost(session, ask);
  const json = JSON.stringify(models);
  expect(await host.run({ kind: "add-model", json }, errand)).toMatchObject({ ok: true });
  const blob = new Blob([typeof records === "string" ? records : JSON.stringify(records)]);
  const read = { kind: "read", name: "f.json", blob, nowMs: kNow } as const;
  const outcome = await host.run(read, errand);
  const report = await host.run({ kind: "report", settings: { nowMs: kNow } }, errand);
  const properties = report.entities.thing?.map((thing) => thing.properties) ?? [];
  return { outcome, report, properties };
}

/** The same jq, and what it was asked. */
function watched(): { asked: JqQuestion[]; ask: AskJq } {
  const asked: JqQuestion[] = [];
  return {
    asked,
    ask: (question) => {
      asked.push(question);
      return jq(question);
    },
  };
}

it("the guide needs no jq", async () => {
  const { asked, ask } = watched();
  await run([], [{ identifier: "shop", blueprint: "service", properties: {} }], ask);
  expect(asked).toEqual([]);
});

it.each([
  ["@base64d", ".properties.name | @base64 | @base64d", "ant"],
  ["an update", ".properties.name |= .[0:2] | .properties.name", "an"],
  ["an assignment", ".properties.x = 3 | .properties | del(.name) | tojson", /"x":3/],
  [
    "a path expression",
    '[paths] | map(join("/")) | map(select(test("^prop"))) | .[-1]',
    /^properties/,
  ],
  ["limit over paths", '[limit(1; path(.properties[]?))] | .[0] | join(".")', /^properties\./],
  ["single quotes", "if .properties.name == 'ant' then 'YW50' | @base64d else 'no' end", "ant"],
  ["a missing environment", '$ENV | to_entries | length | @base64 "\\(.)" | @base64d', "0"],
  ["the report's now", "now | todate | @base64 | @base64d", "2026-11-22T00:00:00Z"],
  ["no input but the entity", 'try (input | "more") catch "none" | @base64 | @base64d', "none"],
  ["the first output only", '("a", "b") | @base64 | @base64d', "a"],
])("a calculation with %s", async (_, calculation, value) => {
  const { properties } = await run([things({ x: calculation }), parts], [entity("1", "ant")]);
  if (typeof value === "string") expect(properties[0]?.x).toBe(value);
  else expect(properties[0]?.x).toMatch(value);
});

it("an error is null for its entity alone, and so is no output", async () => {
  const model = things({
    failing: ".properties.name | @base64d",
    stopping: 'if .identifier == "2" then halt else .identifier end',
    silent: 'getpath(["properties", "name"]) | select(. == "YQ==") | @base64d',
  });
  const { properties } = await run(
    [model, parts],
    [entity("1", "YQ=="), entity("2", "%"), entity("3", "Yg==")],
  );
  expect(properties.map(({ failing }) => failing)).toEqual(["a", null, "b"]);
  expect(properties.map(({ stopping }) => stopping)).toEqual(["1", null, "3"]);
  expect(properties.map(({ silent }) => silent)).toEqual(["a", null, null]);
});

it("a result of another type is null, and noted", async () => {
  const model = things({ x: ".properties.name | @base64d" }, "number");
  const { properties, report } = await run([model, parts], [entity("1", "YQ==")]);
  expect(properties[0]?.x).toBeNull();
  expect(report.warnings).toEqual([
    { id: "calculation-wrong-type", blueprint: "thing", property: "x", count: 1 },
  ]);
});

it("a calculation asks in large batches, a mapping once for each piece of a file", async () => {
  const { asked, ask } = watched();
  const records = Array.from({ length: 1200 }, (_, i) => ({ id: `${i}`, label: "YQ==" }));
  const { properties } = await run(
    [things({ x: ".properties.name | @base64d" }), parts, mapping({ name: ".label | @base64d" })],
    records.map((record) => ({ ...record, label: "WVE9PQ==" })),
    ask,
  );
  expect(properties).toHaveLength(1200);
  expect(new Set(properties.map(({ name, x }) => `${name} ${x}`))).toEqual(new Set(["YQ== a"]));
  expect(asked.length).toBe(6);
});

it("a mapping's records wait for jq, and keep their numbers and lines", async () => {
  const file =
    '[{"id":"a","label":"x","n":1.0},\n {"id":null,"label":"y"},\n {"id":"c","label":"z"}]';
  const model = mapping({ name: "to_entries | map(.key) | @base64 | @base64d" });
  const { outcome, properties } = await run([things({}), parts, model], file);
  expect(outcome).toMatchObject({
    ok: true,
    input: {
      records: 3,
      entities: { thing: 2 },
      skipped: [{ reason: "missing-identifier", count: 1, first: { record: 2, line: 2 } }],
    },
  });
  expect(properties[0]?.name).toBe('["id","label","n"]');
});

it("a table of text may need jq, too", async () => {
  const model = mapping({ name: ".label | @base64d" });
  const { properties } = await run([things({}), parts, model], "id,label\n1,YQ==\n2,Yg==\n");
  expect(properties.map(({ name }) => name)).toEqual(["a", "b"]);
});

it("an input that goes beyond the engine is given to jq", async () => {
  const { asked, ask } = watched();
  const count = "def f: if . >= 5000 then . else . + 1 | f end; .properties.size | f";
  const { properties } = await run(
    [things({ x: count }, "number"), parts],
    [4999, 0].map((size, i) => ({ ...entity(`${i}`, ""), properties: { size } })),
    ask,
  );
  expect(properties.map(({ x }) => x)).toEqual([5000, 5000]);
  expect(asked).toHaveLength(1);
});

it("a program that does not end is ended, is null from then on, and is noted", async () => {
  const model = things({ endless: "def f: f; f", fine: ".properties.name | @base64d" });
  const impatient = nodeJq(500);
  const { properties, report } = await run([model, parts], [entity("1", "YQ==")], impatient);
  expect(properties[0]).toMatchObject({ endless: null, fine: "a" });
  expect(report.warnings).toEqual([
    { id: "calculation-timeout", blueprint: "thing", property: "endless", count: 1 },
  ]);
  const { asked, ask } = watched();
  await new EngineHost(session, ask).run({ kind: "report", settings: { nowMs: kNow } }, errand);
  expect(asked.map(({ program }) => program)).not.toContainEqual(expect.stringContaining("def f"));
});

it("endless recursion that fills its memory leaves jq usable", async () => {
  const model = things({ deep: "def f: 1 + f; f", fine: ".properties.name | @base64d" });
  const { properties } = await run([model, parts], [entity("1", "YQ==")]);
  expect(properties[0]).toMatchObject({ deep: null, fine: "a" });
});

it("a program that jq does not compile gives an error that names it", async () => {
  const { properties, report } = await run(
    [things({ x: ".a |= 1 | )" }), parts, mapping({ name: ".a |= 1 | )" })],
    [{ id: "1", label: "" }],
  );
  expect(properties[0]).toMatchObject({ x: null, name: null });
  expect(report.inputs[0]?.warnings).toMatchObject([{ id: "jq-syntax", count: 1 }]);
});

it("where jq cannot be had, what needs it is null, and noted", async () => {
  const none: AskJq = async () => ({ outcome: "unavailable", output: "" });
  const program = ".properties.name | @base64d";
  const { properties, report } = await run(
    [things({ x: program }), parts, mapping({ name: ".label | @base64d" })],
    [{ id: "1", label: "YQ==" }],
    none,
  );
  expect(properties[0]).toMatchObject({ name: null, x: null });
  expect(report.inputs[0]?.warnings).toMatchObject([{ id: "jq-unavailable" }]);
  expect(report.warnings).toMatchObject([{ id: "calculation-without-jq" }]);
});
