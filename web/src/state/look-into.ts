import type { EngineError } from "../engine/outcome";
import { kHead, type Recognised, recognise } from "../model/recognise";
import { openArchive } from "../packed/open-archive";
import { packingOf, startOf } from "../packed/packing";
import type { Offering, WorkspaceFile } from "./loaded-file";

/** What a look at the beginning of a file tells before the engine reads it. */
export interface Look {
  /** Of an archive: the files in it, or why it cannot be opened. */
  inside?: Offering[] | EngineError;
  /** The documents of a model that it is, or the data it tells of; null for data as it is. */
  found?: Recognised;
}

/** Looks once at each file: of many small ones that takes as long as reading them. */
export async function lookInto(file: WorkspaceFile): Promise<Look> {
  const { blob, name, entry, state } = file;
  if (state.kind === "failed") return {};
  if (entry) return { found: await recognise(blob, name, entry) };
  const start = await startOf(blob, kHead);
  return packingOf(start) === "zip"
    ? { inside: await openArchive(file) }
    : { found: await recognise(blob, name, entry, start) };
}
