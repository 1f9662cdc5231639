import type { ZipEntry } from "../packed/packing";
import type { Choices } from "./choices";
import type { Explanation, Question } from "./explanation";
import type { EngineModel } from "./model";
import type { FileOutcome, ModelOutcome } from "./outcome";
import type { EngineFailure, Progress } from "./protocol";
import type { Report, Sparklines, Summary } from "./report";
import type { ReportSettings } from "./settings";
import type { Beginning, ColumnNames, MappingTrial } from "./trial";

export interface ReadOptions {
  /** Called at least ten times a second while bytes arrive. */
  onProgress?: (progress: Progress) => void;
  /** Aborting forgets what was read of the file; the promise rejects with reason `cancelled`. */
  signal?: AbortSignal;
  /** What the blob is in an archive, of which it is a part. */
  entry?: ZipEntry | undefined;
  /** What a person says of the columns, if it is a table. */
  columns?: ColumnNames | undefined;
}

/**
 * The engine, wherever it runs. Commands are carried out one after the other, in the order given.
 * Every promise may reject with an EngineFault; after `crashed` or `unavailable` the client is dead:
 * close it and start another.
 */
export interface EngineClient {
  /** Resolves when the module is compiled; rejects with an `unavailable` fault when it cannot be. */
  readonly ready: Promise<void>;
  /**
   * Reads a file into the session. A file that cannot be used resolves with `ok: false`.
   * @param nowMs the present, in milliseconds UTC
   */
  read(name: string, blob: Blob, nowMs: number, options?: ReadOptions): Promise<FileOutcome>;
  /** Adds or replaces a part of the model, and forgets all files. A failure changes nothing. */
  addModel(json: string): Promise<ModelOutcome>;
  /** Puts a bundled model in force, and forgets what was added to another and all files. */
  useModel(name: string): Promise<ModelOutcome>;
  model(): Promise<EngineModel>;
  /** Forgets all files, keeps the models. */
  reset(): Promise<void>;
  report(settings: ReportSettings): Promise<Report>;
  /** Of a report only what another is compared with. */
  summary(settings: ReportSettings): Promise<Summary>;
  /** How a number of the report of these settings came to be. */
  explain(settings: ReportSettings, question: Question): Promise<Explanation>;
  /** The weeks of every entity of a blueprint, by metric. */
  sparklines(settings: ReportSettings, blueprint: string): Promise<Sparklines[]>;
  /** What a view can be made of. Changes with the files, not with the settings. */
  choices(): Promise<Choices>;
  /** What the beginning of a file holds. Changes nothing. */
  beginning(text: string, columns?: ColumnNames): Promise<Beginning>;
  /** What a mapping makes of a record, both as JSON, at a moment. Changes nothing. */
  tryMapping(mapping: string, record: string, nowMs: number): Promise<MappingTrial>;
  /** Ends the engine; what is still pending rejects with reason `cancelled`. */
  close(): void;
}

/** A command that was not carried out, and whether the engine survived it. */
export class EngineFault extends Error {
  readonly reason: EngineFailure["reason"] | "unavailable";

  constructor(reason: EngineFault["reason"], detail: string) {
    super(detail);
    this.name = "EngineFault";
    this.reason = reason;
  }
}

/** True when the engine must be thrown away. */
export function isDeath(fault: unknown): fault is EngineFault {
  return (
    fault instanceof EngineFault && (fault.reason === "crashed" || fault.reason === "unavailable")
  );
}
