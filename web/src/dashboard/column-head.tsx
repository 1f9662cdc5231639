import { TriangleIcon } from "../ui/icons";
import type { TableColumn } from "./table-columns";

export interface ColumnHeadProps {
  column: TableColumn;
  direction: false | "asc" | "desc";
  /** Which of several columns it is by which the rows are sorted, from 1. */
  rank: number | null;
  /** @param more besides what is sorted by already */
  onSort: (more: boolean) => void;
}

/** The head of a column, which sorts by it; with Shift by one more. */
export function ColumnHead({ column, direction, rank, onSort }: ColumnHeadProps) {
  const sort = direction === false ? "none" : direction === "asc" ? "ascending" : "descending";
  const name = (
    <span>
      {column.header}
      {column.header !== column.title && <span class="visually-hidden"> ({column.title})</span>}
    </span>
  );
  return (
    <th
      scope="col"
      class={column.kind === "number" ? "numeric" : undefined}
      aria-sort={sort}
      title={
        column.kind === "trend"
          ? `${column.title}; sorted by the last week that is over`
          : column.title
      }
    >
      <button
        type="button"
        class={`sort sort-${sort}`}
        onClick={({ shiftKey }) => onSort(shiftKey)}
      >
        {name}
        {rank !== null && <span class="sort-rank">{rank}</span>}
        <TriangleIcon class="sort-mark" />
      </button>
    </th>
  );
}
