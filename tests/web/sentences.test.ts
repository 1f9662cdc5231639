import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { skippedSentence, warningSentence } from "../../web/src/intake/health-sentences";
import { reasonTexts, warningTexts } from "../../web/src/intake/health-texts";
import { packedTexts } from "../../web/src/intake/packed-texts";
import { failureSentence, sourceName } from "../../web/src/intake/sentences";
import { errorTexts, sourceNames } from "../../web/src/intake/texts";

const root = join(import.meta.dirname, "../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const list = (folder: string) => readdirSync(join(root, folder));

function sources(folder: string): string {
  return list(folder)
    .filter((name) => /\.[ch]pp$/.test(name))
    .map((name) => read(`${folder}/${name}`))
    .join("\n");
}

interface Check {
  id: string;
}

interface Mapping {
  identifier: string;
  required?: Record<string, unknown>;
  unmatched?: Record<string, unknown>;
  remarks?: Record<string, unknown>;
}

const mappings = list("wasm/defaults/mappings").map(
  (name) => JSON.parse(read(`wasm/defaults/mappings/${name}`)) as Mapping,
);

/** The second argument of a call such as skip("bad-date", ...). */
function idsIn(text: string, call: string): string[] {
  return [...text.matchAll(new RegExp(`\\b${call}\\("([a-z-]+)"`, "g"))].map(([, id]) => id ?? "");
}

describe("every id that the engine gives has a sentence", () => {
  it("errors", () => {
    const ids = [...read("wasm/base/error.hpp").matchAll(/X\(k\w+, "([a-z0-9-]+)"\)/g)].map(
      ([, id]) => id ?? "",
    );
    expect(ids.length).toBeGreaterThan(20);
    const missing = ids.filter((id) => id !== "none" && !(id in errorTexts));
    expect(missing).toEqual([]);
  });

  it("packed files that are not read", () => {
    const texts = ["web/src/packed", "scripts/lib"].flatMap((folder) =>
      list(folder)
        .filter((name) => name.endsWith(".ts"))
        .map((name) => read(`${folder}/${name}`)),
    );
    const ids = texts.flatMap((text) =>
      [...text.matchAll(/"((?:packed|zip)-[a-z-]+)"/g)].map(([, id]) => id ?? ""),
    );
    expect(ids.length).toBeGreaterThan(8);
    const missing = ids.filter((id) => !(id in errorTexts));
    expect(missing).toEqual([]);
    const unused = Object.keys(packedTexts).filter((id) => !ids.includes(id));
    expect(unused).toEqual([]);
  });

  it("reasons for which records are skipped", () => {
    const ids = [
      ...idsIn(sources("wasm/ingest"), "skip"),
      ...mappings.flatMap(({ required }) => Object.keys(required ?? {})),
    ];
    expect(ids.length).toBeGreaterThan(3);
    expect(ids.filter((id) => !(id in reasonTexts))).toEqual([]);
  });

  it("warnings", () => {
    const checks = list("wasm/defaults/checks").flatMap(
      (name) => (JSON.parse(read(`wasm/defaults/checks/${name}`)) as { checks: Check[] }).checks,
    );
    const ids = [
      ...idsIn(sources("wasm/ingest"), "warn"),
      ...[...sources("wasm/report").matchAll(/"id"(?:, |\] = )"([a-z]+-[a-z-]+)"/g)].map(
        ([, id]) => id ?? "",
      ),
      ...mappings.flatMap(({ unmatched, remarks }) => Object.keys({ ...unmatched, ...remarks })),
      ...checks.map(({ id }) => id),
    ];
    expect(ids.length).toBeGreaterThan(3);
    expect(ids.filter((id) => !(id in warningTexts))).toEqual([]);
  });

  it("sources", () => {
    const ids = mappings.map(({ identifier }) => identifier);
    expect(ids.filter((id) => !(id in sourceNames))).toEqual([]);
  });
});

describe("a file that failed", () => {
  it("is named with line and column, and with what to do", () => {
    expect(
      failureSentence("prs.json", { id: "json-unexpected-end", line: 812, column: 4, offset: 90 }),
    ).toBe(
      "prs.json, line 812, column 4: the file ends inside a value, so it was cut off; export it again.",
    );
  });

  it("names the keys of an unknown shape, and the shapes that are known", () => {
    const sentence = failureSentence("users.json", {
      id: "input-unknown-shape",
      line: 1,
      column: 2,
      detail: "login, node_id, ...",
    });
    expect(sentence).toContain("users.json, line 1, column 2: ");
    expect(sentence).toContain("the keys login, node_id, ...;");
    expect(sentence).toContain("pull requests, runs, deployments");
  });

  it("has no place when there is none to look at", () => {
    expect(failureSentence("nothing.json", { id: "input-empty", line: 1, column: 1 })).toBe(
      "nothing.json: the file is empty; check that the export wrote something.",
    );
  });

  it("has a sentence even for an id that nobody knows", () => {
    expect(failureSentence("x.json", { id: "new-trouble" })).toBe(
      "x.json: it could not be read (new-trouble).",
    );
  });

  it("never shows a value that is not there", () => {
    for (const id of Object.keys(errorTexts)) {
      const sentence = failureSentence("f.json", { id });
      expect(sentence, id).not.toMatch(/undefined|\(\)/);
      expect(sentence, id).toMatch(/^f\.json: .+\.$/);
    }
  });
});

describe("records that were left out", () => {
  it("are counted, with the first of them", () => {
    expect(
      skippedSentence({
        reason: "missing-created-at",
        count: 1,
        examples: [{ record: 7, line: 812 }],
      }),
    ).toBe(
      "1 record has no created_at: record 7, line 812. No metric counts such a record, since " +
        "nothing says when it was. Export that column, too.",
    );
    expect(
      skippedSentence({
        reason: "bad-date",
        count: 1200,
        detail: "merged_at",
        examples: [
          { record: 1042, line: 0, value: "soon" },
          { file: "b.json", record: 2, line: 3, value: "x".repeat(50) },
        ],
      }),
    ).toBe(
      "1,200 records have a date that cannot be read (merged_at), the first: record 1,042, “soon”; " +
        `b.json, record 2, line 3, “${"x".repeat(40)}…”. No metric counts such a record. Write dates as ` +
        "2026-11-22T10:00:00Z, and add the file again.",
    );
  });

  it("are told in full: what it is, what it does, what to do", () => {
    for (const [reason, texts] of Object.entries(reasonTexts)) {
      expect(
        texts.map((text) => text.length > 8),
        reason,
      ).toEqual([true, true, true, true]);
    }
  });

  it("are explained from their id when nobody wrote a text", () => {
    expect(skippedSentence({ reason: "missing-merged-at", count: 2 })).toMatch(
      /^2 records have no merged_at\. No metric counts such a record\. /,
    );
    expect(skippedSentence({ reason: "too-strange", count: 2 })).toMatch(
      /^2 records were left out: too strange\. No metric counts such a record\. /,
    );
  });
});

describe("warnings", () => {
  it("name the branches that were merged into", () => {
    expect(
      warningSentence({
        id: "merged-into-other-branches",
        count: 29,
        counts: { develop: 2, master: 27 },
      }),
    ).toContain("27 “master”, 2 “develop”");
  });

  it("never show a value that is not there", () => {
    for (const id of Object.keys(warningTexts)) {
      expect(
        warningSentence({
          id,
          count: 2,
          blueprint: "service",
          property: "cfr",
          from: "2026-08-24T00:00:00Z",
        }),
        id,
      ).not.toMatch(/undefined|\(\)/);
    }
  });

  it("say each what was found, what that does to which metric, and what to do", () => {
    for (const [id, text] of Object.entries(warningTexts)) {
      const parts = text({
        id,
        count: 2,
        counts: { a: 2 },
        from: "2026-08-24T00:00:00Z",
        days: 90,
      });
      expect(parts, id).toHaveLength(3);
      for (const part of parts) expect(part, id).toMatch(/^[A-Z0-9“].{10,}\.$/s);
    }
  });

  it("say from when on a source that looks cut off is there, and what is lost", () => {
    const sentence = warningSentence({
      id: "looks-cut-off",
      source: "github-workflow-runs",
      blueprint: "deployment",
      from: "2026-08-24T10:00:00Z",
      days: 90,
    });
    expect(sentence).toContain(
      "The GitHub workflow runs begin on 24 Aug 2026, which is 90 days back",
    );
    expect(sentence).toContain("deployment frequency is the average of the shorter time");
    expect(sentence).toContain("export it from an earlier day");
  });

  it("say why a property could not be computed", () => {
    const error = { id: "model-unknown-property", detail: "hours" };
    expect(
      warningSentence({
        id: "property-not-computed",
        blueprint: "service",
        property: "lead",
        error,
      }),
    ).toBe(
      "“lead” of “service” could not be computed. It is empty wherever it is shown. This names a " +
        "property that its blueprint does not have (hours); correct the name, or add the property to " +
        "the blueprint.",
    );
  });

  it("name the six most frequent of many, and count the others", () => {
    const counts = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`n${i}`, 100 - i]));
    const sentence = warningSentence({ id: "no-deployments", counts });
    expect(sentence).toContain("100 “n0”, 99 “n1”");
    expect(sentence).toContain("95 “n5” and 14 others.");
    expect(sentence).not.toContain("n6");
  });

  it("fall back on the engine's text, then on the id", () => {
    expect(warningSentence({ id: "new", text: "Something." })).toBe("Something.");
    expect(warningSentence({ id: "new" })).toContain("new");
  });
});

describe("sources", () => {
  it("are named in the singular, the plural, and together", () => {
    expect(sourceName("github-pull-requests", 1)).toBe("GitHub pull request");
    expect(sourceName("github-pull-requests+pagerduty-incidents")).toBe(
      "GitHub pull requests and PagerDuty incidents",
    );
    expect(sourceName(null)).toBe("records");
  });
});
