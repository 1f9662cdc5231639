/** The texts of sentences.ts, by stable id. */
import type { EngineError } from "../engine/outcome";
import type { Warning } from "../engine/report";
import { amount, grouped } from "./amounts";
import { modelTexts, withDetail } from "./model-texts";

/** Shapes that are read, for a person who has another one. */
export const knownShapes =
  "GitHub pull requests, PagerDuty incidents, Port entities, and a list of services with their teams";

const kExportAgain = "export it again";

/** After "file, line, column: ", before the full stop. */
export const errorTexts: Readonly<Record<string, (error: EngineError) => string>> = {
  "json-incomplete": () => `the file ends inside a value, so it was cut off; ${kExportAgain}`,
  "json-unexpected-end": () => `the file ends inside a value, so it was cut off; ${kExportAgain}`,
  "json-unexpected-character": ({ detail }) =>
    `${withDetail(`here stands a character that JSON does not allow`, detail)}; ${kExportAgain}`,
  "json-mismatched-bracket": () =>
    `a bracket is closed by one of another kind, so a part is missing or was edited; ${kExportAgain}`,
  "json-bad-string": () =>
    `a text holds a raw control character, such as a line break that JSON would write as \\n; ${kExportAgain}`,
  "json-bad-escape": () => `a text holds an escape that JSON does not have; ${kExportAgain}`,
  "json-bad-utf8": () => `these bytes are no UTF-8; save the file as UTF-8`,
  "json-bad-number": () => `a number is written as JSON does not allow; ${kExportAgain}`,
  "json-bad-literal": () => `this word is not true, false or null; ${kExportAgain}`,
  "json-too-deep": () => `values are nested more than 1,024 levels deep; is this the right file?`,
  "json-trailing-garbage": () =>
    `after the end of the JSON something else follows; remove it, or ${kExportAgain}`,
  "json-wrong-type": ({ detail }) =>
    `${withDetail("a value is of another type than expected", detail)}; ${kExportAgain}`,
  "input-empty": () => `the file is empty; check that the export wrote something`,
  "input-unknown-shape": ({ detail }) => {
    const keys = detail ? `its first record has the keys ${detail}` : "it has no records with keys";
    return `this is of no shape that is known: ${keys}; known are ${knownShapes}`;
  },
  "input-record-too-large": () =>
    `one record is larger than what is read at once; is this an export of one record per item?`,
  "input-not-json": () =>
    `this is no JSON; save what the tool's API answers, not its page or its log`,
  ...modelTexts,
  "file-changed": () => `the file changed while it was being read; drop it again`,
  "file-unreadable": () =>
    `the browser could not read the file; check that it is still there, and drop it again`,
  "engine-crashed": ({ detail }) =>
    withDetail("the engine stopped while reading this file", detail) +
    "; it was started again, and your other files were read again",
  "engine-unavailable": ({ detail }) =>
    withDetail("the engine could not be started in this browser", detail) +
    "; reload the page, or try another browser",
  "engine-refused": ({ detail }) => withDetail("the engine could not read this file", detail),
  "part-missing": () =>
    "this part of the page could not be fetched; reload the page, and try again",
  "sample-missing": ({ detail }) =>
    `${withDetail("the sample could not be fetched", detail)}; reload the page, and try again`,
};

/** Why a record was left out: after "1 record", and after "7 records". */
export const reasonTexts: Readonly<Record<string, readonly [string, string]>> = {
  "not-an-object": ["is not an object", "are not objects"],
  "missing-identifier": ["has no identifier", "have no identifier"],
  "missing-blueprint": [
    "does not say of which blueprint it is",
    "do not say of which blueprint they are",
  ],
  "unknown-blueprint": [
    "is of a blueprint that is not known",
    "are of a blueprint that is not known",
  ],
  "missing-created-at": ["has no created_at", "have no created_at"],
  "missing-service": ["names no service", "name no service"],
  "bad-date": ["has a date that cannot be read", "have a date that cannot be read"],
};

/** Whole sentences about records that were used all the same. */
export const warningTexts: Readonly<Record<string, (warning: Warning) => string>> = {
  "no-records": () => "The file has no records.",
  "looks-truncated": ({ count = 0 }) =>
    `The file has exactly ${amount(count, "record", "records")}, as many as one page of the tool: ` +
    "the pages after it may be missing.",
  "merged-into-other-branches": ({ counts = {} }) =>
    "Nothing was merged into the default branch (main, where the file does not name one), so there " +
    `are no deployments; merged into other branches: ${byName(counts)}.`,
  "resolved-at-from-last-status-change": ({ count = 0 }) =>
    `${amount(count, "resolved incident has", "resolved incidents have")} no resolved_at; the time ` +
    "of the last status change was taken instead.",
  "negative-lead-time": ({ count = 0 }) =>
    `${amount(count, "pull request was", "pull requests were")} merged before being created; the ` +
    "negative lead time was kept.",
  "negative-recovery-time": ({ count = 0 }) =>
    `${amount(count, "incident was", "incidents were")} resolved before being created; the negative ` +
    "recovery time was kept.",
  "unknown-blueprint": ({ counts = {} }) =>
    `Entities of blueprints that are not known were left out: ${byName(counts)}.`,
  "wrong-type": ({ counts = {} }) =>
    `Values of another type than their property has were left out: ${byName(counts)}.`,
  "property-not-computed": ({ blueprint, property, error }) => {
    const why = error && errorTexts[error.id]?.(error);
    return `“${property}” of “${blueprint}” could not be computed${why ? `: ${why}` : ""}.`;
  },
  "calculation-wrong-type": ({ blueprint, property, count = 0 }) =>
    `The calculation of “${property}” of “${blueprint}” gave another type than it promises, ` +
    `${amount(count, "time", "times")}; these values were left out.`,
};

/** "27 master, 2 develop" */
function byName(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${grouped(count)} “${name}”`)
    .join(", ");
}

/** What a file was recognised as: one of it, and many. */
export const sourceNames: Readonly<Record<string, readonly [string, string]>> = {
  "github-pull-requests": ["GitHub pull request", "GitHub pull requests"],
  "pagerduty-incidents": ["PagerDuty incident", "PagerDuty incidents"],
  "port-entities": ["Port entity", "Port entities"],
  "service-teams": ["service with its team", "services with their teams"],
};
