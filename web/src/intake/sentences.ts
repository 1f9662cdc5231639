/**
 * Every sentence about a file that could not be read: what happened, in which file, where, and what
 * to do; health-sentences.ts has those about files that could. Written from the engine's stable ids; shared by the page and the command
 * line, so this file uses neither the DOM nor Node.
 */
import type { EngineError } from "../engine/outcome";
import { errorTexts, sourceNames } from "./texts";

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
