import type { Beginning, ColumnNames } from "../engine/trial";
import { textOfStart } from "../packed/fetch-unpack";
import type { WorkspaceFile } from "./loaded-file";
import type { Workspace } from "./workspace";

/** So many bytes are looked at: some hundred records of most exports. */
const kMost = 1 << 18;

/**
 * What the beginning of a file holds, unpacked, under what a person says of its columns. Rejects with
 * an EngineFault, or with what the file cannot be read for.
 */
export async function beginningOf(
  workspace: Workspace,
  { blob, entry }: WorkspaceFile,
  columns?: ColumnNames,
): Promise<Beginning> {
  const text = await textOfStart(blob, entry, kMost);
  const whole = new Blob([text]).size < kMost;
  return workspace.engine.use((client) => client.beginning(whole ? `${text}\n` : text, columns));
}
