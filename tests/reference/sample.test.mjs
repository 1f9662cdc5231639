// The sample must show what there is to see, come out of its script byte for byte, and stay small.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { kLastDay, sampleEntities, sampleText } from "../../scripts/make-sample.mjs";
import { dora } from "./dora-reference.mjs";
import { readFiles } from "./sources.mjs";

const path = new URL("../../public/sample/sample-synthetic.json", import.meta.url);
const text = readFileSync(path, "utf8");
const { entities } = readFiles([{ name: "sample-synthetic.json", text }]);
const { entities: rows, widgets } = dora(entities, { now: `${kLastDay}T23:59:59Z` });

const kTiers = ["Elite", "High", "Low", "Medium"];
const tiersOf = (list, property) =>
  [...new Set(list.map((row) => row.properties[property]))].filter((tier) => tier !== null).sort();

test("the committed sample is what the script writes", () => {
  assert.equal(text, sampleText(sampleEntities()));
});

test("the sample is at most 60 KB over the wire", () => {
  assert.ok(gzipSync(text).length <= 60_000);
});

for (const property of ["deploy_freq_tier", "lead_time_tier", "cfr_tier", "mttr_tier"]) {
  test(`all four tiers of ${property} are there, and several among the teams`, () => {
    assert.deepEqual(tiersOf(rows.service, property), kTiers);
    assert.ok(tiersOf(rows._team, property).length >= 3);
  });
}

test("the odd cases are there", () => {
  const of = (id) => rows.service.find((row) => row.identifier === id);
  assert.equal(of("recommendations").properties.mean_time_to_recovery, null);
  assert.deepEqual(of("partner-api").team, []);
  assert.equal(of("warehouse-export").properties.lead_time_for_changes, null);
  assert.ok(of("warehouse-export").properties.total_deployments > 0);
});

test("every card has a value, and the newest record is of the last day", () => {
  for (const { id, value } of widgets.slice(0, 6)) assert.notEqual(value, null, id);
  const moments = Object.values(entities)
    .flat()
    .flatMap((entity) => Object.values(entity.properties ?? {}))
    .filter((value) => /^\d{4}-/.test(value));
  assert.equal(moments.sort().at(-1).slice(0, 10), kLastDay);
});
