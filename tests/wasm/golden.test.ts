import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { differences } from "../reference/match.mjs";
import { type Case, casesIn, hasSharedData, sharedData } from "./support/cases";
import { load, openModule, reportOf } from "./support/module";

const module = await openModule();

function run(test: Case) {
  const session = new module.Session();
  for (const document of test.model) {
    expect(JSON.parse(session.addModel(readFileSync(document, "utf8")))).toMatchObject({
      ok: true,
    });
  }
  for (const file of test.files) {
    expect(load(session, basename(file), readFileSync(file))).toMatchObject({ ok: true });
  }
  const report = reportOf(session, test.now, test.frequencyDivisor, test.view);
  session.delete();
  return report;
}

describe("the module gives the numbers worked out by hand", () => {
  it.each(casesIn("tests/fixtures"))("$name: $describe", (test) => {
    expect(differences(test.expected, run(test))).toEqual([]);
  });
});

describe("the module gives the numbers worked out by hand for real exports", () => {
  it.skipIf(!hasSharedData).each(casesIn("tests/shared-data", sharedData))(
    `$name: $describe${hasSharedData ? "" : " (../shared/data is absent here)"}`,
    (test) => {
      expect(differences(test.expected, run(test))).toEqual([]);
    },
  );
});
