import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Report, TableWidget } from "../engine/report";
import { formatCount } from "../format/numbers";
import { countedEntities } from "../intake/input-summary";
import { Card } from "./card";
import { isTeams } from "./table-columns";
import { TableGrid } from "./table-grid";
import { tableLines } from "./table-lines";
import { TableTools } from "./table-tools";
import type { ShownTable, TableViews } from "./table-views";
import { useTable } from "./use-table";
import { type AskSparklines, useTrends } from "./use-trends";

export interface TableCardProps {
  widget: TableWidget;
  size: number;
  report: Report;
  views: TableViews;
  sparklines?: AskSparklines | undefined;
}

/**
 * A table of entities, grouped as the report groups it until a person wants it otherwise. A click on
 * a column's head sorts within the groups; a third click brings the report's own order back. Its main
 * number is the number of rows.
 */
export function TableCard({ widget, size, report, views, sparklines }: TableCardProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = views.of(widget.id);
  const trends = useTrends(place, report, widget.blueprint, sparklines);
  const table = useTable(widget, report, view, trends);
  const { columns, groups, rows, left } = table;
  const { filter, closed, groupBy, sorting } = view.value;
  const lines = useMemo(() => tableLines(groups, closed), [groups, closed]);

  const standing: ShownTable = {
    columns,
    groups,
    groupTitle: groupTitle(widget, report, groupBy),
    trends,
    report,
  };
  const shown = useRef(standing);
  shown.current = standing;
  useEffect(() => {
    const own = () => shown.current;
    views.shown.set(widget.id, own);
    return () => {
      if (views.shown.get(widget.id) === own) views.shown.delete(widget.id);
    };
  }, [views, widget.id]);

  const fold = (key: string) => {
    const next = new Set(closed);
    if (!next.delete(key)) next.add(key);
    view.value = { ...view.value, closed: next };
  };
  const saveCsv = () => {
    void import("../takeaway/table-csv").then(({ downloadTable }) =>
      downloadTable(widget.title, shown.current),
    );
  };
  if (rows === 0) {
    return (
      <Card widget={widget} size={size} value={0} class="card-table">
        <Hint widget={widget} report={report} rows={0} />
      </Card>
    );
  }
  return (
    <Card
      widget={widget}
      size={size}
      value={rows}
      class="card-table"
      action={<Count widget={widget} report={report} left={filter.trim() === "" ? null : left} />}
    >
      <div ref={place}>
        <TableTools
          widget={widget}
          report={report}
          view={view}
          trends={trends}
          onCsv={saveCsv}
          {...table}
        />
        <TableGrid
          title={widget.title}
          columns={columns}
          lines={lines}
          report={report}
          trends={trends}
          sorting={sorting}
          onSort={table.onSort}
          onFold={fold}
        />
        {left === 0 && (
          <p class="table-hint">
            No row has “{filter.trim()}”.{" "}
            <button
              type="button"
              class="link"
              onClick={() => {
                view.value = { ...view.value, filter: "" };
              }}
            >
              Show all
            </button>
          </p>
        )}
        <Hint widget={widget} report={report} rows={rows} />
      </div>
    </Card>
  );
}

interface CountProps {
  widget: TableWidget;
  report: Report;
  /** How many rows a filter leaves; null without one. */
  left: number | null;
}

function Count({ widget, report, left }: CountProps) {
  const known = new Set((report.entities[widget.blueprint] ?? []).map((one) => one.identifier));
  const shown = new Set(widget.groups.flatMap(({ rows }) => rows.filter((row) => known.has(row))));
  return (
    <span class="card-count" role="status">
      {left !== null && `${formatCount(left)} of `}
      {(left !== null || shown.size > 1) && countedEntities(widget.blueprint, shown.size)}
    </span>
  );
}

/** What the groups are of; null without groups. */
function groupTitle(
  widget: TableWidget,
  report: Report,
  groupBy: string | null | undefined,
): string | null {
  const own = widget.groups.some(({ value }) => value !== null) ? (widget.groupBy ?? ["team"]) : [];
  const ids = groupBy === undefined ? own : groupBy === null ? [] : [groupBy];
  const infos = report.properties[widget.blueprint] ?? {};
  return ids.length === 0 ? null : ids.map((id) => infos[id]?.title ?? "Team").join(", ");
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
