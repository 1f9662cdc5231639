import type { Signal } from "@preact/signals";
import {
  createSortedRowModel,
  rowSortingFeature,
  type SortFn,
  tableFeatures,
  useTable as useTanStack,
} from "@tanstack/preact-table";
import { useMemo } from "preact/hooks";
import type { Report, TableWidget } from "../engine/report";
import { choosableColumns, type TableColumn, tableColumns } from "./table-columns";
import { groupsBy, ownGroups, type RowGroup } from "./table-groups";
import { compareTexts, sortValue, type TableRow } from "./table-rows";
import { rowFilter } from "./table-text";
import type { TableView } from "./table-views";
import { lastWhole, type Trend, trendId, trendOfColumn, withTrendColumn } from "./use-trends";

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
});

const byValue: SortFn<typeof features, TableRow> = (left, right, id) => {
  const a = left.getValue<string | number>(id);
  const b = right.getValue<string | number>(id);
  if (typeof a === "number" && typeof b === "number") return a - b;
  return compareTexts(String(a), String(b));
};

/** A table as a person wants to see it. */
export interface Table {
  choosable: readonly string[];
  chosen: readonly string[];
  columns: readonly TableColumn[];
  /** Sorted and filtered; groups without a row are gone. */
  groups: readonly RowGroup[];
  /** How many rows there are, and how many the filter leaves. */
  rows: number;
  left: number;
  onSort: (id: string, more: boolean) => void;
}

/** Columns, groups, order and filter of a table: the dashboard's, and what a person made of them. */
export function useTable(
  widget: TableWidget,
  report: Report,
  view: Signal<TableView>,
  trends: readonly Trend[],
): Table {
  const { filter, groupBy, columns: ids, sorting } = view.value;
  const choosable = useMemo(() => choosableColumns(widget, report), [widget, report]);
  const chosen = ids ?? [...widget.columns, ...trends.slice(0, 1).map(trendId)];
  const names = chosen.join("\n");
  const columns = useMemo(() => {
    const own = tableColumns(widget, report, chosen.filter(isNoTrend), groupBy);
    const wanted = chosen.flatMap((id) => trendOfColumn(id, trends) ?? []);
    return wanted.reduce(withTrendColumn, own);
  }, [widget, report, names, groupBy, trends]);
  const groups = useMemo(
    () => (groupBy === undefined ? ownGroups(widget, report) : groupsBy(groupBy, widget, report)),
    [widget, report, groupBy],
  );
  const data = useMemo(() => groups.flatMap(({ rows }) => rows), [groups]);
  const definitions = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        accessorFn: (row: TableRow) => {
          const trend = trendOfColumn(column.id, trends);
          if (trend) return lastWhole(trend, row.entity.identifier);
          return sortValue(row, column, report);
        },
        sortFn: byValue,
        sortUndefined: "last" as const,
        sortDescFirst: column.kind === "number" || column.kind === "trend",
      })),
    [columns, report, trends],
  );
  const table = useTanStack({
    features,
    columns: definitions,
    data,
    state: { sorting: sorting.filter(({ id }) => columns.some((column) => column.id === id)) },
    onSortingChange: (change) => {
      const next = typeof change === "function" ? change([...sorting]) : change;
      view.value = { ...view.value, sorting: next };
    },
  });
  const sorted = table.getRowModel().rows;
  const shown = useMemo(() => {
    const passes = rowFilter(filter, columns, report);
    const buckets = groups.map((group): RowGroup => ({ ...group, rows: [] }));
    for (const { original } of sorted) {
      if (passes(original)) buckets[original.group]?.rows.push(original);
    }
    return buckets.filter(({ rows }) => rows.length > 0);
  }, [sorted, groups, filter, columns, report]);
  return {
    choosable,
    chosen,
    columns,
    groups: shown,
    rows: data.length,
    // One of several groups is a row in each.
    left: new Set(shown.flatMap(({ rows }) => rows.map(({ entity }) => entity.identifier))).size,
    onSort: (id, more) => table.getColumn(id)?.toggleSorting(undefined, more),
  };
}

const isNoTrend = (id: string) => !id.startsWith("$trend ");
