import type { ExplainedRow, ExplainedRows, Explanation } from "../engine/explanation";
import type { CsvCell } from "../takeaway/csv";
import { type Titles, whyText } from "./left-out-texts";
import { happened } from "./words";

/** A row as it is listed: why it did not count is null for one that did. */
export type ListedRow = ExplainedRow & { reason: string | null };

export type RowOrder = { by: "time" | "title" | "value" | "reason"; descending: boolean };

/** What counted, or what did not, each with its reason. */
export function listedRows(
  { rows, others }: ExplainedRows,
  { aggregate }: Explanation,
  counted: boolean,
  titleOf: Titles,
): ListedRow[] {
  if (counted) return rows.map((row) => ({ ...row, reason: null }));
  return others.map((row) => {
    const why = aggregate?.leftOut[row.why];
    return { ...row, reason: aggregate && why ? whyText(why, aggregate, titleOf) : "" };
  });
}

/** Sorted anew; what has no value stands last in both directions, and equals keep their order. */
export function sortRows(rows: readonly ListedRow[], order: RowOrder | null): ListedRow[] {
  if (!order) return [...rows];
  const sign = order.descending ? -1 : 1;
  return [...rows].sort((left, right) => {
    const [a, b] = [left[order.by], right[order.by]];
    const missing = Number(isMissing(a)) - Number(isMissing(b));
    if (missing !== 0 || isMissing(a)) return missing;
    if (typeof a === "number" && typeof b === "number") return sign * (a - b);
    return sign * String(a).localeCompare(String(b), "en", { numeric: true });
  });
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

/** Where the row is in its tool, if that is an address of the web. */
export function safeLink({ link }: ExplainedRow): string | null {
  return link !== undefined && /^https?:\/\//i.test(link) ? link : null;
}

/** "Merged", "Resolved": what the time of the rows is. */
export function timeHeader({ aggregate }: Explanation, titleOf: Titles): string {
  const property = aggregate?.window?.property ?? aggregate?.measureTimeBy;
  if (property === undefined) return "Time";
  const verb = happened(property, aggregate?.target);
  return verb === null ? titleOf(property) : verb.charAt(0).toUpperCase() + verb.slice(1);
}

/** Every row for a spreadsheet, exactly: what counted, and what did not with its reason. */
export function rowsTable(
  listed: readonly ListedRow[],
  valueTitle: string,
): { header: string[]; rows: CsvCell[][] } {
  return {
    header: ["identifier", "title", "service", "time", valueTitle, "counted", "why not", "link"],
    rows: listed.map((row) => [
      row.identifier,
      row.title,
      row.service ?? null,
      row.time ?? null,
      cellOf(row.value),
      row.reason === null ? "yes" : "no",
      row.reason,
      safeLink(row),
    ]),
  };
}

function cellOf(value: ExplainedRow["value"]): CsvCell {
  if (value === undefined || value === null) return null;
  if (typeof value === "number" || typeof value === "string") return value;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
