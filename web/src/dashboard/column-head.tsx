import { TriangleIcon } from "../ui/icons";
import type { TableColumn } from "./table-columns";

export interface ColumnHeadProps {
  column: TableColumn;
  direction: false | "asc" | "desc";
  onSort: () => void;
}

/** The head of a column, which sorts by it. */
export function ColumnHead({ column, direction, onSort }: ColumnHeadProps) {
  const sort = direction === false ? "none" : direction === "asc" ? "ascending" : "descending";
  return (
    <th
      scope="col"
      class={column.kind === "number" ? "numeric" : undefined}
      aria-sort={sort}
      title={column.title}
    >
      <button type="button" class={`sort sort-${sort}`} onClick={onSort}>
        <span>
          {column.header}
          {column.header !== column.title && <span class="visually-hidden"> ({column.title})</span>}
        </span>
        <TriangleIcon class="sort-mark" />
      </button>
    </th>
  );
}
