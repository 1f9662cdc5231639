import { useEffect, useState } from "preact/hooks";
import { type Effect, effectOf } from "../../columns/effect";
import { guess, type List, listsOf, namesOf, withMember } from "../../columns/lists";
import type { TableBeginning } from "../../engine/trial";
import { beginningOf } from "../../state/beginning";
import type { WorkspaceFile } from "../../state/loaded-file";
import type { Workspace } from "../../state/workspace";

/** So many rows are shown. */
const kRows = 5;

export interface Columns {
  table: TableBeginning;
  lists: readonly List[];
  /** The list that is chosen; null for a table that is read in another way, or not at all. */
  list: List | null;
  /** By column. */
  members: readonly string[];
  /** By row; null while it is not known. */
  effects: readonly Effect[] | null;
  /** Members that the list needs and no column has. */
  missing: readonly string[];
  choose: (list: List | null) => void;
  mean: (column: number, member: string) => void;
}

/** What the columns of a file are taken for, and what a person makes of them before it is applied. */
export function useColumns(
  workspace: Workspace,
  file: WorkspaceFile,
): { columns: Columns | null; trouble: string | null } {
  const [table, setTable] = useState<TableBeginning | null>(null);
  const [lists, setLists] = useState<readonly List[]>([]);
  const [list, setList] = useState<List | null>(null);
  const [members, setMembers] = useState<readonly string[]>([]);
  const [effects, setEffects] = useState<readonly Effect[] | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  useEffect(() => {
    const load = async () => {
      const model = await workspace.model.loader.read();
      const found = listsOf(model);
      const seen = (await beginningOf(workspace, file, file.columns)).table;
      if (!seen) throw new Error("its beginning is no table");
      const known = found.find(({ identifier }) => identifier === seen.source) ?? null;
      setLists(found);
      setList(known);
      setMembers(onlyOf(known, seen.members));
      setTable(seen);
    };
    load().catch((error: unknown) => setTrouble(String(error)));
  }, [workspace, file]);

  useEffect(() => {
    let wanted = true;
    setEffects(null);
    if (!table || !list || missingOf(list, members).length > 0) return;
    const look = async () => {
      const { records } = await beginningOf(workspace, file, namesOf(table.header, members));
      const tried = records
        .slice(0, kRows)
        .map(({ record }) =>
          workspace.engine.use((client) =>
            client.tryMapping(list.mapping, JSON.stringify(record), Date.now()),
          ),
        );
      const found = (await Promise.all(tried)).map(effectOf);
      if (wanted) setEffects(found);
    };
    look().catch((error: unknown) => wanted && setTrouble(String(error)));
    return () => {
      wanted = false;
    };
  }, [workspace, file, table, list, members]);

  if (!table) return { columns: null, trouble };
  const columns: Columns = {
    table: { ...table, rows: table.rows.slice(0, kRows) },
    lists,
    list,
    members,
    effects,
    missing: list ? missingOf(list, members) : [],
    choose: (chosen) => {
      setList(chosen);
      setMembers(chosen ? guess(table.header, chosen) : table.header.map(() => ""));
    },
    mean: (column, member) => setMembers(withMember(members, column, member)),
  };
  return { columns, trouble };
}

function missingOf(list: List, members: readonly string[]): string[] {
  return list.needed.filter((member) => !members.includes(member));
}

/** A column that the list does not know is passed over, whatever it is called. */
function onlyOf(list: List | null, members: readonly string[]): string[] {
  return members.map((member) => (list?.members.includes(member) ? member : ""));
}
