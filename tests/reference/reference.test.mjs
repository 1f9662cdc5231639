// The golden cases, by the reference: what was worked out by hand must be what it computes.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { dora } from "./dora-reference.mjs";
import { differences } from "./match.mjs";
import { readFiles } from "./sources.mjs";

const fixtures = new URL("../fixtures/", import.meta.url);
const read = (name, file) => readFileSync(new URL(`${name}/${file}`, fixtures), "utf8");

function report(name, { files, now, frequencyDivisor }) {
  const { inputs, entities } = readFiles(
    files.map((file) => ({ name: file, text: read(name, file) })),
  );
  const skipped = [];
  return {
    inputs: inputs.map((input) => ({ ...input, skipped })), // the reference takes good input only
    ...dora(entities, { now, frequencyDivisor }),
  };
}

const folders = readdirSync(fixtures, { withFileTypes: true }).filter((entry) =>
  entry.isDirectory(),
);

for (const { name } of folders) {
  const golden = JSON.parse(read(name, "case.json"));
  const expected = JSON.parse(read(name, "expected.json"));
  test(`${name}: ${golden.describe}`, () => {
    assert.deepEqual(differences(expected, report(name, golden)), []);
  });
  test(`${name}, files in the other order`, () => {
    const reversed = { ...golden, files: [...golden.files].reverse() };
    const other = {
      ...expected,
      ...(expected.inputs && { inputs: [...expected.inputs].reverse() }),
    };
    assert.deepEqual(differences(other, report(name, reversed)), []);
  });
}
