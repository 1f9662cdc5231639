import type { RowGroup } from "./table-groups";
import type { TableRow } from "./table-rows";

/** One line below the heads of the columns. */
export type TableLine =
  | { kind: "group"; group: RowGroup; open: boolean }
  | { kind: "row"; row: TableRow; key: string };

/** The lines of all groups, those of folded ones but for their heads left out. */
export function tableLines(groups: readonly RowGroup[], closed: ReadonlySet<string>): TableLine[] {
  return groups.flatMap((group): TableLine[] => {
    const rows = () =>
      group.rows.map((row) => ({
        kind: "row" as const,
        row,
        key: `${group.key}\n${row.entity.identifier}`,
      }));
    if (group.title === null) return rows();
    const open = !closed.has(group.key);
    return [{ kind: "group", group, open }, ...(open ? rows() : [])];
  });
}
