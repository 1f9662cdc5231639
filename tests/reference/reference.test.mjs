// The golden cases, by the reference: what was worked out by hand must be what it computes.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { dora } from "./dora-reference.mjs";
import { differences } from "./match.mjs";
import { readFiles } from "./sources.mjs";

const testsFolder = new URL("../", import.meta.url);
const sharedData = new URL("../../shared/data/", testsFolder);

const readJson = (url) => JSON.parse(readFileSync(url, "utf8"));

const documentsOf = ({ model = [] }, data) => model.map((name) => readJson(new URL(name, data)));

/** The reference knows the guide's model alone, but for rules of services and names. */
const isKnown = ({ serviceRules, aliases }) => serviceRules || aliases;

function report({ files, model, ...settings }, data) {
  const { inputs, entities } = readFiles(
    files.map((name) => ({ name, text: readFileSync(new URL(name, data), "utf8") })),
    documentsOf({ model }, data),
  );
  const skipped = [];
  return {
    inputs: inputs.map((input) => ({ ...input, skipped })), // the reference takes good input only
    ...dora(entities, settings),
  };
}

function testCase(folder, name, data, options) {
  const golden = readJson(new URL("case.json", folder));
  if (!documentsOf(golden, data).every(isKnown)) return;
  const expected = readJson(new URL("expected.json", folder));
  test(`${name}: ${golden.describe}`, options, () => {
    assert.deepEqual(differences(expected, report(golden, data)), []);
  });
  test(`${name}, files in the other order`, options, () => {
    const reversed = { ...golden, files: [...golden.files].reverse() };
    const inputs = expected.inputs && { inputs: [...expected.inputs].reverse() };
    assert.deepEqual(differences({ ...expected, ...inputs }, report(reversed, data)), []);
  });
}

function foldersIn(parent) {
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, folder: new URL(`${name}/`, parent) }));
}

for (const { name, folder } of foldersIn(new URL("fixtures/", testsFolder))) {
  testCase(folder, name, folder, {});
}

const skip = existsSync(sharedData) ? false : "../shared/data is not there";
for (const { name, folder } of foldersIn(new URL("shared-data/", testsFolder))) {
  testCase(folder, name, sharedData, { skip });
}
