import type { Report } from "../engine/report";
import { formatCount } from "../format/numbers";
import { CaretIcon } from "../ui/icons";
import { TableCell } from "./table-cell";
import type { TableColumn } from "./table-columns";
import type { RowGroup } from "./table-groups";
import type { TableRow } from "./table-rows";
import { TrendCell } from "./trend-cell";
import { type Trend, trendOfColumn } from "./use-trends";

interface LineProps {
  /** Among all lines below the heads. */
  index: number;
  columns: readonly TableColumn[];
}

export interface RowLineProps extends LineProps {
  row: TableRow;
  report: Report;
  trends: readonly Trend[];
}

export function RowLine({ index, columns, row, report, trends }: RowLineProps) {
  const { identifier } = row.entity;
  return (
    <tr data-entity={identifier} aria-rowindex={index + 2}>
      {columns.map((column) =>
        column.kind === "trend" ? (
          <TrendCell
            key={column.id}
            trend={trendOfColumn(column.id, trends)}
            identifier={identifier}
          />
        ) : (
          <TableCell key={column.id} column={column} row={row} report={report} />
        ),
      )}
    </tr>
  );
}

export interface GroupLineProps extends LineProps {
  group: RowGroup;
  open: boolean;
  onFold: (group: string) => void;
}

/** The head of a group, which folds it. */
export function GroupLine({ index, columns, group, open, onFold }: GroupLineProps) {
  return (
    <tr class="group" aria-rowindex={index + 2}>
      <td colSpan={columns.length}>
        <button
          type="button"
          class="group-toggle"
          aria-expanded={open}
          onClick={() => onFold(group.key)}
        >
          <CaretIcon />
          {group.title} <span class="group-count">{formatCount(group.rows.length)}</span>
        </button>
      </td>
    </tr>
  );
}
