import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { expect, it } from "vitest";
import type { Explanation, Question } from "../../web/src/engine/explanation";
import { isLineWidget, isNumberWidget } from "../../web/src/engine/report";
import { settingsText } from "../../web/src/engine/settings";
import { type Case, casesIn } from "./support/cases";
import { load, openModule, reportOf } from "./support/module";

const module = await openModule();

/** A session with the files of a case, and how to ask it. */
function open(test: Case) {
  const session = new module.Session();
  for (const document of test.model) session.addModel(readFileSync(document, "utf8"));
  for (const file of test.files) load(session, basename(file), readFileSync(file));
  const settings = settingsText({
    nowMs: Date.parse(test.now),
    ...(test.frequencyDivisor && { divisor: test.frequencyDivisor }),
  });
  const explain = (question: Question) =>
    JSON.parse(session.explain(settings, JSON.stringify(question))) as Explanation;
  return { session, explain, report: reportOf(session, test.now, test.frequencyDivisor) };
}

/** Everything left out by a reason that keeps an entity from counting. */
function others({ aggregate }: Explanation): number {
  const left = aggregate?.leftOut.filter(({ reason }) => !reason.startsWith("no-")) ?? [];
  return left.reduce((sum, { count }) => sum + count, 0);
}

function agree(answer: Explanation, value: unknown) {
  expect(answer.value).toEqual(value);
  if (!answer.aggregate || !answer.rows) return;
  expect(answer.rows.total).toBe(answer.aggregate.count);
  expect(answer.rows.totalOthers).toBe(others(answer));
}

it.each(casesIn("tests/fixtures"))("the module explains the numbers of $name", (test) => {
  const { session, explain, report } = open(test);
  for (const [blueprint, entities] of Object.entries(report.entities)) {
    for (const { identifier, properties } of entities) {
      for (const [property, value] of Object.entries(properties)) {
        const known = report.properties[blueprint]?.[property];
        if (!known || known.type === "relation") continue;
        agree(explain({ kind: "property", blueprint, identifier, property }), value);
      }
    }
  }
  for (const widget of report.widgets) {
    if (widget.error) continue;
    if (isNumberWidget(widget)) agree(explain({ kind: "widget", widget: widget.id }), widget.value);
    if (!isLineWidget(widget)) continue;
    for (const [series, { points }] of (widget.series ?? []).entries()) {
      for (const { from, value } of points) {
        agree(explain({ kind: "widget", widget: widget.id, series, from }), value);
      }
    }
  }
  for (const { identifier, points } of report.trends ?? []) {
    for (const { from, value } of points) {
      agree(explain({ kind: "metric", metric: identifier, from }), value);
    }
  }
  session.delete();
});

it("the module answers a question about nothing with an error", () => {
  const session = new module.Session();
  const answer = session.explain(settingsText({ nowMs: 0 }), '{"kind":"widget","widget":"x"}');
  expect(JSON.parse(answer)).toMatchObject({ ok: false, error: { id: "model-unknown-name" } });
  session.delete();
});
