import { describe, expect, it } from "vitest";
import type { InputReport } from "../../web/src/engine/report";
import { joinInputs, warningLines } from "../../web/src/intake/join-inputs";

function input(name: string, day: number, more: Partial<InputReport> = {}): InputReport {
  const at = `2026-11-0${day}T00:00:00Z`;
  return {
    name,
    source: "github-pull-requests",
    bytes: 10,
    records: 2,
    entities: { githubPullRequest: 2 },
    span: { from: at, to: at },
    spans: { githubPullRequest: { from: at, to: at } },
    skipped: [],
    warnings: [],
    ...more,
  };
}

describe("several files of one source", () => {
  it("have their records and entities added, and their spans joined", () => {
    expect(joinInputs([input("b", 5), input("a", 3), input("c", 4)])).toEqual({
      source: "github-pull-requests",
      bytes: 30,
      records: 6,
      entities: { githubPullRequest: 6 },
      span: { from: "2026-11-03T00:00:00Z", to: "2026-11-05T00:00:00Z" },
      spans: { githubPullRequest: { from: "2026-11-03T00:00:00Z", to: "2026-11-05T00:00:00Z" } },
      skipped: [],
    });
  });

  it("have the first three skipped records of each reason, with their files", () => {
    const bad = (record: number) => ({ record, line: record, value: "soon" });
    const skipped = (...records: number[]) => ({
      skipped: [{ reason: "bad-date", count: records.length, examples: records.map(bad) }],
    });
    const { skipped: joined } = joinInputs([
      input("a", 1, skipped(1, 2)),
      input("b", 2, skipped(7, 8)),
    ]);
    expect(joined).toEqual([
      {
        reason: "bad-date",
        count: 4,
        examples: [
          { ...bad(1), file: "a" },
          { ...bad(2), file: "a" },
          { ...bad(7), file: "b" },
        ],
      },
    ]);
  });

  it("have each warning once, with the first file of it and how many more", () => {
    const none = { warnings: [{ id: "no-records" }] };
    const lines = warningLines([input("a", 1), input("b", 1, none), input("c", 1, none)]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(
      /^b: The file has no records\..* The same is to be said of 1 more file\.$/,
    );
    expect(warningLines([input("b", 1, none)])[0]).toMatch(/^The file has no records\./);
  });
});
