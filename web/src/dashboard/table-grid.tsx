import { useRef } from "preact/hooks";
import type { Report } from "../engine/report";
import { ColumnHead } from "./column-head";
import { columnWidths } from "./column-widths";
import type { TableColumn } from "./table-columns";
import { GroupLine, RowLine } from "./table-line";
import type { TableLine } from "./table-lines";
import type { TableView } from "./table-views";
import { type TablePart, tableParts } from "./table-window";
import { useGridKeys } from "./use-grid-keys";
import { usePrint } from "./use-print";
import type { Trend } from "./use-trends";
import { useWindow } from "./use-window";

export interface TableGridProps {
  title: string;
  columns: readonly TableColumn[];
  lines: readonly TableLine[];
  report: Report;
  trends: readonly Trend[];
  sorting: TableView["sorting"];
  /** @param more besides what it is sorted by already */
  onSort: (id: string, more: boolean) => void;
  onFold: (group: string) => void;
}

/**
 * The lines of a table under heads that stay. A long one is drawn only where it is seen, its lines
 * then all as high as each other; on paper it is drawn whole.
 */
export function TableGrid(props: TableGridProps) {
  const { title, columns, lines, report, trends, sorting, onSort, onFold } = props;
  const box = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const { range, lineHeight } = useWindow(box, lines.length, usePrint());
  const keys = useGridKeys({
    box,
    table,
    lines: lines.length,
    columns: columns.length,
    lineHeight,
  });
  const parts: TablePart[] = range
    ? tableParts(range, keys.focused, lines.length)
    : [{ kind: "lines", from: 0, to: lines.length }];
  const line = (index: number) => {
    const one = lines[index];
    if (!one) return null;
    const place = { index, columns };
    return one.kind === "group" ? (
      <GroupLine key={`group ${one.group.key}`} {...place} {...one} onFold={onFold} />
    ) : (
      <RowLine key={one.key} {...place} row={one.row} report={report} trends={trends} />
    );
  };
  return (
    <div ref={box} class="table-scroll">
      <table
        ref={table}
        class={range ? "table table-windowed" : "table"}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA makes grids of tables
        role="grid"
        aria-label={title}
        aria-rowcount={lines.length + 1}
        aria-colcount={columns.length}
        onKeyDown={keys.onKeyDown}
        onFocusIn={keys.onFocusIn}
      >
        {range && (
          <colgroup>
            {columnWidths(columns, report, lines).map((width, index) => (
              <col key={columns[index]?.id} style={{ width }} />
            ))}
          </colgroup>
        )}
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => {
              const at = sorting.findIndex(({ id }) => id === column.id);
              return (
                <ColumnHead
                  key={column.id}
                  column={column}
                  direction={at < 0 ? false : sorting[at]?.desc ? "desc" : "asc"}
                  rank={sorting.length > 1 && at >= 0 ? at + 1 : null}
                  onSort={(more) => onSort(column.id, more)}
                />
              );
            })}
          </tr>
        </thead>
        <tbody>
          {parts.map(({ kind, from, to }) =>
            kind === "gap" ? (
              // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row cannot be focused
              <tr key={from === 0 ? "above" : `gap ${to}`} class="gap" aria-hidden="true">
                <td colSpan={columns.length} style={{ height: `${(to - from) * lineHeight}px` }} />
              </tr>
            ) : (
              Array.from({ length: to - from }, (_, offset) => line(from + offset))
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}
