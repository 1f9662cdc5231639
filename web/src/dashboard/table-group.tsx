import type { Report } from "../engine/report";
import { formatCount } from "../format/numbers";
import { CaretIcon } from "../ui/icons";
import { TableCell } from "./table-cell";
import type { TableColumn } from "./table-columns";
import type { TableRow } from "./table-rows";

export interface TableGroupProps {
  /** Null for a table without groups. */
  title: string | null;
  columns: readonly TableColumn[];
  rows: readonly TableRow[];
  report: Report;
  open: boolean;
  onToggle: () => void;
}

/** The rows of a group under a head that folds them. */
export function TableGroupRows(props: TableGroupProps) {
  const { title, columns, rows, report, open, onToggle } = props;
  return (
    <tbody>
      {title !== null && (
        <tr class="group">
          <th colSpan={columns.length} scope="rowgroup">
            <button type="button" class="group-toggle" aria-expanded={open} onClick={onToggle}>
              <CaretIcon />
              {title} <span class="group-count">{formatCount(rows.length)}</span>
            </button>
          </th>
        </tr>
      )}
      {(open || title === null) &&
        rows.map((row) => (
          <tr key={row.entity.identifier} data-entity={row.entity.identifier}>
            {columns.map((column) => (
              <TableCell key={column.id} column={column} row={row} report={report} />
            ))}
          </tr>
        ))}
    </tbody>
  );
}
