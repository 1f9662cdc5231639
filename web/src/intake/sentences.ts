/**
 * Every sentence about a file that could not be read, or not wholly: what happened, in which file,
 * where, and what to do. Written from the engine's stable ids; shared by the page and the command
 * line, so this file uses neither the DOM nor Node.
 */
import type { EngineError } from "../engine/outcome";
import type { Skipped, Warning } from "../engine/report";
import { amount, grouped } from "./amounts";
import { errorTexts, reasonTexts, sourceNames, warningTexts } from "./texts";

/**
 * One sentence for a file that was refused.
 * @example "prs.json, line 812, column 4: the file ends in the middle of a value, so it was cut off; export it again."
 */
export function failureSentence(file: string, error: EngineError): string {
  return `${file}${place(error)}: ${whatFailed(error) ?? `it could not be read (${error.id})`}.`;
}

/** What went wrong and what to do, without its place; null for an id that is not known. */
export function whatFailed(error: EngineError): string | null {
  return errorTexts[error.id]?.(error) ?? null;
}

/** Failures of a whole file, of which no line is at fault. */
const kWhole: readonly string[] = ["input-empty", "input-unknown-table", "model-too-large"];

/** ", line 812, column 4", as far as it is known and says anything. */
function place({ id, line, column }: EngineError): string {
  if (line === undefined || line === 0 || kWhole.includes(id)) return "";
  return column === undefined || column === 0
    ? `, line ${line}`
    : `, line ${line}, column ${column}`;
}

/**
 * Why records were left out, with the first of them.
 * @example "2 records have no created_at (the first is record 7, line 812)"
 */
export function skippedSentence(skipped: Skipped): string {
  const subject = amount(skipped.count, "record", "records");
  const [one, many] = reasonTexts[skipped.reason] ?? fromId(skipped.reason);
  const { record, line } = skipped.first ?? {};
  const { detail } = skipped;
  const where = [
    record === undefined ? "" : `record ${grouped(record)}`,
    line === undefined || line === 0 ? "" : `line ${grouped(line)}`,
    detail === undefined || detail === "" ? "" : `“${detail}”`,
  ].filter((part) => part !== "");
  const first = where.length === 0 ? "" : ` (the first is ${where.join(", ")})`;
  return `${subject} ${skipped.count === 1 ? one : many}${first}`;
}

/** A warning as a sentence: ours where the id is known, else the engine's own text, else its id. */
export function warningSentence(warning: Warning): string {
  return (
    warningTexts[warning.id]?.(warning) ?? warning.text ?? `There is a warning: ${warning.id}.`
  );
}

/**
 * What a file was recognised as: "GitHub pull requests", or one of them for a count of 1. A file of
 * several kinds has them joined.
 */
export function sourceName(source: string | null, count = 2): string {
  if (source === null) return count === 1 ? "record" : "records";
  const names = source.split("+").map((id) => {
    const [one, many] = sourceNames[id] ?? [id.replaceAll("-", " "), id.replaceAll("-", " ")];
    return count === 1 ? one : many;
  });
  return names.join(" and ");
}

/** "missing-merged-at" reads "has no merged_at" although nobody wrote a text for it. */
function fromId(reason: string): readonly [string, string] {
  const [verb, ...rest] = reason.split("-");
  const field = rest.join("_");
  if (verb === "missing" && field !== "") return [`has no ${field}`, `have no ${field}`];
  if ((verb === "bad" || verb === "invalid") && field !== "") {
    return [`has a ${field} that cannot be read`, `have a ${field} that cannot be read`];
  }
  const words = reason.replaceAll("-", " ");
  return [`was left out: ${words}`, `were left out: ${words}`];
}
