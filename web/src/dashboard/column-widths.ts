import type { Report } from "../engine/report";
import { absentProperty } from "../format/absent";
import { formatQuantity } from "../format/units";
import type { TableColumn } from "./table-columns";
import type { TableLine } from "./table-lines";
import { cellValue } from "./table-rows";

/** So many lines are looked at: the width of texts is a matter of most of them, not of all. */
const kLooked = 400;

/**
 * Widths of the columns as CSS has them, counted in digits, from what stands in them: a table that is drawn in parts must not
 * change its columns with each of them.
 */
export function columnWidths(
  columns: readonly TableColumn[],
  report: Report,
  lines: readonly TableLine[],
): string[] {
  const rows = lines.slice(0, kLooked).flatMap((line) => (line.kind === "row" ? [line.row] : []));
  return columns.map((column) => {
    const longest = rows.reduce((most, row) => {
      const value = cellValue(row, column.id, report);
      if (value === undefined) return Math.max(most, absentProperty(column.id, row.entity).length);
      const text =
        typeof value === "number"
          ? formatQuantity(value, column.unit, column.decimals).text
          : String(value);
      return Math.max(most, text.length);
    }, 0);
    const head = Math.max(...column.header.split(" ").map((word) => word.length)) + 3;
    return widthOf(column, longest, head);
  });
}

function widthOf({ kind }: TableColumn, longest: number, head: number): string {
  switch (kind) {
    case "trend":
      return "15ch";
    case "title":
      // On a phone there must be room beside it, since it stays where it is.
      return `min(${Math.max(16, Math.min(longest + 3, 44))}ch, 44vw)`;
    case "tier":
      return `${Math.max(longest + 6, head)}ch`;
    case "time":
      return "26ch";
    default:
      return `${Math.max(Math.min(longest + 3, 32), head)}ch`;
  }
}
