/**
 * Every sentence about data that was used only in part or wants a look: what was found, what that does
 * to which metric, and what to do. Written from the engine's stable ids; shared by the page and the
 * command line, so this file uses neither the DOM nor Node.
 */
import type { Skipped, SkippedExample, Warning } from "../engine/report";
import { amount, grouped } from "./amounts";
import { type ReasonText, reasonTexts, warningTexts } from "./health-texts";

/** So much of a wrong value is shown. */
const kLongestValue = 40;

/**
 * Why records were left out, with the first of them.
 * @example "2 records have a date that cannot be read (merged_at): record 7, line 812, “soon”; record 9, line 830, “later”. No metric counts such a record. Write dates as 2026-11-22T10:00:00Z, and add the file again."
 */
export function skippedSentence({ reason, count, detail, examples = [] }: Skipped): string {
  const [one, many, effect, remedy] = reasonTexts[reason] ?? fromId(reason);
  const named = detail && detail !== examples[0]?.value ? ` (${detail})` : "";
  const all = examples.length === count ? ":" : ", the first:";
  const places = examples.length > 0 ? `${all} ${examples.map(place).join("; ")}` : "";
  const found = `${amount(count, "record", "records")} ${count === 1 ? one : many}${named}${places}.`;
  return [found, effect, remedy].filter((part) => part !== "").join(" ");
}

function place({ file, record, line, value }: SkippedExample): string {
  const parts = [`record ${grouped(record)}`];
  if (file !== undefined) parts.unshift(file);
  if (line > 0) parts.push(`line ${grouped(line)}`);
  if (value !== undefined) parts.push(`“${shortened(value)}”`);
  return parts.join(", ");
}

function shortened(value: string): string {
  const characters = [...value];
  return characters.length <= kLongestValue
    ? value
    : `${characters.slice(0, kLongestValue).join("")}…`;
}

/** A warning as sentences: ours where the id is known, else the engine's own text, else its id. */
export function warningSentence(warning: Warning): string {
  return (
    warningTexts[warning.id]?.(warning).join(" ") ??
    warning.text ??
    `There is a warning: ${warning.id}.`
  );
}

/** "missing-merged-at" reads "has no merged_at" although nobody wrote a text for it. */
function fromId(reason: string): ReasonText {
  const [verb, ...rest] = reason.split("-");
  const field = rest.join("_");
  const texts = (one: string, many: string): ReasonText => [
    one,
    many,
    "No metric counts such a record.",
    `See what the mapping requires (Model).`,
  ];
  if (verb === "missing" && field !== "") return texts(`has no ${field}`, `have no ${field}`);
  if ((verb === "bad" || verb === "invalid") && field !== "") {
    const both = `a ${field} that cannot be read`;
    return texts(`has ${both}`, `have ${both}`);
  }
  const words = reason.replaceAll("-", " ");
  return texts(`was left out: ${words}`, `were left out: ${words}`);
}
