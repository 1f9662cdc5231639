import {
  createSortedRowModel,
  rowSortingFeature,
  type SortFn,
  tableFeatures,
  useTable,
} from "@tanstack/preact-table";
import { useMemo, useRef, useState } from "preact/hooks";
import type { Report, TableWidget } from "../engine/report";
import { useCellKeys } from "../explain/use-cell-keys";
import { countedEntities } from "../intake/input-summary";
import { ScrollBox } from "../ui/scroll-box";
import { Card } from "./card";
import { ColumnHead } from "./column-head";
import { isTeams, nameWithout, tableColumns } from "./table-columns";
import { TableGroupRows } from "./table-group";
import { sortValue, type TableRow, tableRows } from "./table-rows";

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
});

const byValue: SortFn<typeof features, TableRow> = (left, right, id) => {
  const a = left.getValue<string | number>(id);
  const b = right.getValue<string | number>(id);
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a).localeCompare(String(b), "en", { numeric: true, sensitivity: "base" });
};

/** From this many rows on, a table scrolls by itself. */
const kLong = 40;

export interface TableCardProps {
  widget: TableWidget;
  size: number;
  report: Report;
}

/**
 * A table of entities, grouped as the report groups it. A click on a column's head sorts within the
 * groups; a third click brings the report's own order back. Its main number is the number of rows.
 */
export function TableCard({ widget, size, report }: TableCardProps) {
  const [closed, setClosed] = useState<ReadonlySet<string | null>>(new Set());
  const columns = useMemo(() => tableColumns(widget, report), [widget, report]);
  const data = useMemo(() => tableRows(widget, report), [widget, report]);
  const definitions = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        accessorFn: (row: TableRow) => sortValue(row, column, report),
        sortFn: byValue,
        sortUndefined: "last" as const,
        sortDescFirst: column.kind === "number",
      })),
    [columns, report],
  );
  const element = useRef<HTMLTableElement>(null);
  useCellKeys(element);
  const table = useTable({ features, columns: definitions, data });
  const rows = table.getRowModel().rows.map((row) => row.original);
  const grouped = widget.groups.some((group) => group.value !== null);
  const toggle = (value: string | null) => {
    const next = new Set(closed);
    if (!next.delete(value)) next.add(value);
    setClosed(next);
  };

  const entities = new Set(data.map((row) => row.entity)).size;
  const count = entities > 1 && (
    <span class="card-count">{countedEntities(widget.blueprint, entities)}</span>
  );

  if (data.length === 0) {
    return (
      <Card widget={widget} size={size} value={0} class="card-table">
        <Hint widget={widget} report={report} rows={0} />
      </Card>
    );
  }
  return (
    <Card widget={widget} size={size} value={data.length} class="card-table" action={count}>
      <ScrollBox
        class={data.length > kLong ? "table-scroll table-long" : "table-scroll"}
        label={`${widget.title}, table`}
      >
        <table class="table" ref={element}>
          <thead>
            <tr>
              {columns.map((column) => {
                const sorted = table.getColumn(column.id);
                return (
                  <ColumnHead
                    key={column.id}
                    column={column}
                    direction={sorted?.getIsSorted() ?? false}
                    onSort={() => sorted?.toggleSorting()}
                  />
                );
              })}
            </tr>
          </thead>
          {widget.groups.map((group, index) => (
            <TableGroupRows
              key={group.value ?? ""}
              title={grouped ? (group.title ?? group.value ?? nameWithout(widget, report)) : null}
              columns={columns}
              rows={rows.filter((row) => row.group === index)}
              report={report}
              open={!closed.has(group.value)}
              onToggle={() => toggle(group.value)}
            />
          ))}
        </table>
      </ScrollBox>
      <Hint widget={widget} report={report} rows={data.length} />
    </Card>
  );
}

/** What would bring rows or groups into a table that has none. */
function Hint({ widget, report, rows }: { widget: TableWidget; report: Report; rows: number }) {
  const teams = report.entities._team ?? [];
  const { blueprint } = widget;
  if (rows === 0) {
    const what = blueprint === "_team" ? "team" : blueprint;
    if (blueprint !== "_team" && blueprint !== "service") {
      return <p class="table-hint">No {what} in what was added.</p>;
    }
    return (
      <p class="table-hint">
        No {what} in what was added. A CSV file with the columns <code>service,team</code> names the
        teams.
      </p>
    );
  }
  if (widget.columns.some(isTeams) && teams.length === 0) {
    return (
      <p class="table-hint">
        No team is known yet. Add a CSV file with the columns <code>service,team</code> to group the
        rows.
      </p>
    );
  }
  return null;
}
