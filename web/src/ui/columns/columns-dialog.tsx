import "../../styles/columns.css";
import { memberTitle, namesOf } from "../../columns/lists";
import { sourceName } from "../../intake/sentences";
import { isLoaded, type WorkspaceFile } from "../../state/loaded-file";
import type { Workspace } from "../../state/workspace";
import { Dialog } from "../dialog";
import { ColumnsEffects, ColumnsTable } from "./columns-table";
import { type Columns, useColumns } from "./use-columns";

export interface ColumnsDialogProps {
  workspace: Workspace;
  file: WorkspaceFile;
  onClose: () => void;
}

/** What the columns of a table were taken for, to be looked at and put right. */
export function ColumnsDialog({ workspace, file, onClose }: ColumnsDialogProps) {
  return (
    <Dialog title={`Columns of ${file.name}`} class="columns-dialog" onClose={onClose}>
      {(close) => <ColumnsForm workspace={workspace} file={file} close={close} />}
    </Dialog>
  );
}

interface ColumnsFormProps extends Pick<ColumnsDialogProps, "workspace" | "file"> {
  close: () => void;
}

function ColumnsForm({ workspace, file, close }: ColumnsFormProps) {
  const { columns, trouble } = useColumns(workspace, file);
  const apply = (names: Parameters<Workspace["nameColumns"]>[1]) => {
    void workspace.nameColumns(file.key, names);
    close();
  };
  return (
    <>
      {trouble !== null && (
        <p class="columns-verdict wrong" role="alert">
          The columns could not be looked at: {trouble}. Close this, and try again.
        </p>
      )}
      {columns && (
        <>
          <ListChoice columns={columns} file={file} />
          <ColumnsTable columns={columns} />
          {columns.effects && <ColumnsEffects effects={columns.effects} />}
          <p class="columns-verdict" role="status">
            {verdict(columns)}
          </p>
          <div class="actions">
            <button
              type="button"
              class="button primary"
              disabled={!columns.list || columns.missing.length > 0}
              onClick={() => apply(namesOf(columns.table.header, columns.members))}
            >
              Apply
            </button>
            {file.columns && (
              <button type="button" class="button" onClick={() => apply(undefined)}>
                Undo, and guess again
              </button>
            )}
          </div>
        </>
      )}
    </>
  );
}

function ListChoice({ columns, file }: { columns: Columns; file: WorkspaceFile }) {
  const { lists, list, choose } = columns;
  const otherwise = isLoaded(file) ? sourceName(file.state.input.source) : "nothing that is known";
  return (
    <div class="columns-list">
      <label for="columns-list">This table is</label>
      <select
        id="columns-list"
        value={list?.identifier ?? ""}
        onChange={({ currentTarget: { value } }) =>
          choose(lists.find(({ identifier }) => identifier === value) ?? null)
        }
      >
        {!list && <option value="">{otherwise}</option>}
        {lists.map(({ identifier, title }) => (
          <option key={identifier} value={identifier}>
            {title}
          </option>
        ))}
      </select>
    </div>
  );
}

function verdict({ list, missing }: Columns): string {
  if (!list) return "Choose what the table is, to say what its columns mean.";
  if (missing.length > 0) {
    return `Still needed: the column for ${missing.map(memberTitle).join(", and the one for ")}.`;
  }
  return "The file is read again when you apply this.";
}
