import type { InputReport } from "./report";

/** Why a text was refused: a stable id, and where. Lines and columns count from 1. */
export interface EngineError {
  id: string;
  offset?: number;
  line?: number;
  column?: number;
  /**
   * Names the thing concerned (a key, an operator), never a sentence. For `input-unknown-shape` the
   * keys of the first record, joined by commas.
   */
  detail?: string;
  /** Where in a model document, as a JSON pointer. */
  pointer?: string;
}

export type FileOutcome = { ok: true; input: InputReport } | { ok: false; error: EngineError };

/** The outcome of a change to the model; one that failed has changed nothing. */
/** `kept`: the files read before are still there, since only what counts has changed. */
export type ModelOutcome = { ok: true; kept?: boolean } | { ok: false; error: EngineError };
