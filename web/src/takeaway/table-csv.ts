import { cellValue } from "../dashboard/table-rows";
import type { ShownTable } from "../dashboard/table-views";
import { trendOfColumn } from "../dashboard/use-trends";
import { type CsvCell, csvBlob, csvText } from "./csv";
import { download } from "./download";

/**
 * A table as it is shown: its columns, its order, what the filter leaves. Values are exact; a line of
 * weeks is a column for each of them.
 */
export function tableCells({ columns, groups, groupTitle, trends, report }: ShownTable): {
  header: string[];
  rows: CsvCell[][];
} {
  const shown = columns.map(({ id, title }) => ({ id, title, trend: trendOfColumn(id, trends) }));
  const header = shown.flatMap(({ title, trend }) =>
    trend ? trend.labels.map((week) => `${trend.title}, ${week}`) : [title],
  );
  const rows = groups.flatMap((group) =>
    group.rows.map((row): CsvCell[] => {
      const cells = shown.flatMap(({ id, trend }): CsvCell[] => {
        const weeks = trend?.values[row.entity.identifier];
        if (trend) return trend.labels.map((_, week) => weeks?.[week] ?? null);
        const value = cellValue(row, id, report);
        if (value === undefined) return [null];
        if (typeof value === "number") return [value];
        return [typeof value === "object" ? JSON.stringify(value) : String(value)];
      });
      return groupTitle === null ? cells : [groupName(group), ...cells];
    }),
  );
  return { header: groupTitle === null ? header : [groupTitle, ...header], rows };
}

/** Empty for those that have nothing to be grouped by. */
function groupName({ key, title }: ShownTable["groups"][number]): string | null {
  return key === "" ? null : title;
}

export function tableText(table: ShownTable): string {
  const { header, rows } = tableCells(table);
  return csvText(header, rows);
}

export function downloadTable(title: string, table: ShownTable): void {
  const { header, rows } = tableCells(table);
  download(`${title}.csv`, csvBlob(header, rows));
}
