import type { ZipEntry } from "../packed/packing";
import type { Choices } from "./choices";
import type { Explanation, Question } from "./explanation";
import type { EngineModel } from "./model";
import type { EngineError, FileOutcome, ModelOutcome } from "./outcome";
import type { Report, Sparklines, Summary } from "./report";
import type { ReportSettings } from "./settings";
import type { Beginning, ColumnNames, MappingTrial } from "./trial";

/** How far the reading of a file has come: bytes of the file itself, packed if it is. */
export interface Progress {
  bytes: number;
  records: number;
}

export interface ReadCommand {
  kind: "read";
  name: string;
  blob: Blob;
  nowMs: number;
  entry?: ZipEntry | undefined;
  columns?: ColumnNames | undefined;
}

/** What a client asks for; `Answers` says what each is answered with. */
export type Command =
  | ReadCommand
  | { kind: "add-model"; json: string }
  | { kind: "use-model"; name: string }
  | { kind: "model" }
  | { kind: "reset" }
  | { kind: "beginning"; text: string; columns: ColumnNames | undefined }
  | { kind: "try-mapping"; mapping: string; record: string; nowMs: number }
  | { kind: "report"; settings: ReportSettings }
  | { kind: "summary"; settings: ReportSettings }
  | { kind: "explain"; settings: ReportSettings; question: Question }
  | { kind: "sparklines"; settings: ReportSettings; blueprint: string }
  | { kind: "choices" };

export interface Answers {
  read: FileOutcome;
  "add-model": ModelOutcome;
  "use-model": ModelOutcome;
  model: EngineModel;
  reset: null;
  beginning: Beginning;
  "try-mapping": MappingTrial;
  report: Report;
  summary: Summary;
  explain: Explanation;
  sparklines: Sparklines[];
  choices: Choices;
}

/**
 * An answer on its way. What the engine wrote goes as that text, to be parsed once where it is wanted: a
 * report of thousands of services takes longer to copy as an object than as a text.
 */
export type RawAnswer = { json: string } | { value: Answers[Command["kind"]] };

/** To the worker: a command under a number of its own, or the wish to stop that command. */
export type Request = { id: number; command: Command } | { id: number; cancel: true };

/** From the worker. `ready` comes once, before the first answer. */
export type Reply =
  | { kind: "ready" }
  | { kind: "unavailable"; detail: string }
  | { kind: "progress"; id: number; progress: Progress }
  | ({ kind: "result"; id: number } & RawAnswer)
  | { kind: "error"; id: number; failure: EngineFailure };

/**
 * What a command can fail with, beside an outcome that says so itself:
 * `crashed`: the instance is dead; `cancelled`: the caller asked for it; `refused`: anything else.
 */
export interface EngineFailure {
  reason: "crashed" | "cancelled" | "refused";
  error: EngineError;
}
