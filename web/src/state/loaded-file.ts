import type { EngineError } from "../engine/outcome";
import type { Progress } from "../engine/protocol";
import type { InputReport } from "../engine/report";
import type { ColumnNames } from "../engine/trial";
import type { ModelText } from "../model/recognise";
import type { ZipEntry } from "../packed/packing";

/** What a person handed over: a dropped or chosen file, one in an archive, pasted text, or the sample. */
export interface Offering {
  name: string;
  blob: Blob;
  /** Synthetic data, which gives way to the first file of a person's own. */
  sample?: boolean;
  /** What an archive says of the file, of which the blob is then the packed bytes. */
  entry?: ZipEntry | undefined;
  /** Why it cannot be read, as far as that is known already. */
  error?: EngineError;
}

/**
 * `again` marks a file that was loaded before and is read once more, because the engine had to
 * forget everything: another file was taken out, or the engine was started anew. A file in the state
 * `model` holds no data, but documents of the model, which is in force with them.
 */
export type FileState =
  | { kind: "waiting" }
  | { kind: "reading"; progress: Progress; again: boolean }
  | { kind: "loaded"; input: InputReport }
  | { kind: "model"; model: ModelText }
  | { kind: "failed"; error: EngineError };

/** One file of the workspace. Keys are unique for the life of the page; names among loaded files. */
export interface WorkspaceFile {
  readonly key: number;
  readonly name: string;
  readonly blob: Blob;
  readonly sample: boolean;
  readonly entry: ZipEntry | undefined;
  /** What a person says of the columns of a table. */
  readonly columns?: ColumnNames | undefined;
  readonly state: FileState;
}

export type LoadedFile = WorkspaceFile & { state: { kind: "loaded" } };
export type ModelFile = WorkspaceFile & { state: { kind: "model" } };
export type ReadingFile = WorkspaceFile & { state: { kind: "reading" } };

export function isLoaded(file: WorkspaceFile): file is LoadedFile {
  return file.state.kind === "loaded";
}

export function isModel(file: WorkspaceFile): file is ModelFile {
  return file.state.kind === "model";
}

export function isReading(file: WorkspaceFile): file is ReadingFile {
  return file.state.kind === "reading";
}

export function isPending(file: WorkspaceFile): boolean {
  return file.state.kind === "waiting" || file.state.kind === "reading";
}
