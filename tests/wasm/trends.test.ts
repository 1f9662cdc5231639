// The metrics over time of the module against those of tests/reference, on every golden case that the
// reference knows how to read, and over several ranges of time.

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import type { Session } from "../../web/src/engine/dora.d.mts";
import type { Report, Sparklines } from "../../web/src/engine/report";
import { settingsText, type View } from "../../web/src/engine/settings";
import { differences } from "../reference/match.mjs";
import { readFiles } from "../reference/sources.mjs";
import { sparklines, trends } from "../reference/trends-reference.mjs";
import { type Case, casesIn, hasSharedData, sharedData } from "./support/cases";
import { load, openModule } from "./support/module";

const module = await openModule();
const kDay = 86_400_000;

const readJson = (path: string) => JSON.parse(readFileSync(path, "utf8"));

/** The reference knows the guide's model alone, but for rules of services and names. */
const isKnown = (test: Case) =>
  test.model.map(readJson).every(({ serviceRules, aliases }) => serviceRules || aliases);

/** The usual 90 days, three weeks to the day, three years, and twelve. */
const kViews: readonly { from?: number; to?: number }[] = [
  {},
  { from: -21 * kDay, to: -1 },
  { from: -3 * 366 * kDay, to: 0 },
  { from: -12 * 366 * kDay, to: 0 },
];

function opened(test: Case): Session {
  const session = new module.Session();
  for (const document of test.model) session.addModel(readFileSync(document, "utf8"));
  for (const file of test.files) load(session, basename(file), readFileSync(file));
  return session;
}

function compare(test: Case) {
  const nowMs = Date.parse(test.now);
  const { entities } = readFiles(
    test.files.map((path) => ({ name: basename(path), text: readFileSync(path, "utf8") })),
    test.model.map(readJson),
  );
  const session = opened(test);
  for (const { from, to } of kViews) {
    const view: View = from === undefined ? {} : { from: nowMs + from, to: nowMs + (to ?? 0) };
    const time = (ms?: number) => (ms === undefined ? undefined : new Date(ms).toISOString());
    const options = { now: test.now, from: time(view.from), to: time(view.to) };
    const settings = settingsText({ nowMs, view });
    const report = JSON.parse(session.report(settings)) as Report;
    expect(differences(trends(entities, options), report.trends)).toEqual([]);
    for (const blueprint of ["service", "_team"]) {
      const lines = JSON.parse(session.sparklines(settings, blueprint)) as Sparklines[];
      const values = Object.fromEntries(lines.map((line) => [line.metric, line.values]));
      expect(differences(sparklines(entities, options, blueprint), values)).toEqual([]);
    }
  }
  session.delete();
}

describe("the metrics over time are those of the reference", () => {
  it.each(casesIn("tests/fixtures").filter(isKnown))("$name: $describe", compare);
});

describe("the metrics over time are those of the reference for real exports", () => {
  it.skipIf(!hasSharedData).each(casesIn("tests/shared-data", sharedData))(
    `$name: $describe${hasSharedData ? "" : " (../shared/data is absent here)"}`,
    compare,
  );
});
