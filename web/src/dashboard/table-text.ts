import type { Report } from "../engine/report";
import { absentProperty } from "../format/absent";
import { formatMoment } from "../format/dates";
import { formatQuantity } from "../format/units";
import type { TableColumn } from "./table-columns";
import { cellValue, type TableRow } from "./table-rows";

/** A cell as text: what it shows, a missing value as the sentence in its place. */
export function cellText(row: TableRow, column: TableColumn, report: Report): string {
  const value = cellValue(row, column.id, report);
  if (value === undefined) return absentProperty(column.id, row.entity);
  if (typeof value === "number") return formatQuantity(value, column.unit, column.decimals).text;
  if (typeof value === "object") return JSON.stringify(value);
  return column.kind === "time" ? formatMoment(String(value)) : String(value);
}

/** A filter as a question to rows: does one have all its words, in whatever column? */
export function rowFilter(
  filter: string,
  columns: readonly TableColumn[],
  report: Report,
): (row: TableRow) => boolean {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return () => true;
  const read = columns.filter(({ kind }) => kind !== "trend");
  return (row) => {
    const texts = read.map((column) => cellText(row, column, report));
    const teams = cellValue(row, "team", report) ?? "";
    const all = `${row.entity.identifier}\n${texts.join("\n")}\n${teams}`.toLowerCase();
    return words.every((word) => all.includes(word));
  };
}
