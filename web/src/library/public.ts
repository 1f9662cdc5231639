/**
 * The npm package: the engine of the page for programs of one's own, in Node and in browsers. What it
 * is made of and answers is what the page uses; docs/report.md tells the members of a report.
 */

import type { Choices } from "../engine/choices";
import type { Explanation, Question } from "../engine/explanation";
import type { EngineModel } from "../engine/model";
import type { FileOutcome, ModelOutcome } from "../engine/outcome";
import type { Progress } from "../engine/protocol";
import type { Report, Sparklines, Summary } from "../engine/report";
import type { ReportSettings } from "../engine/settings";
import type { ColumnNames } from "../engine/trial";

export type { Choices } from "../engine/choices";
export type { Explanation, Question } from "../engine/explanation";
export type { EngineModel, ModelDocument } from "../engine/model";
export type { EngineError, FileOutcome, ModelOutcome } from "../engine/outcome";
export type { Progress } from "../engine/protocol";
export type * from "../engine/report";
export type { EntityNames, ReportSettings, View } from "../engine/settings";
export type { ColumnNames } from "../engine/trial";

export interface EngineOptions {
  /**
   * dora.wasm, where it does not lie beside the package's script: its bytes, or an address to fetch
   * it from.
   */
  wasm?: Uint8Array | ArrayBuffer | URL | string;
}

export interface ReadOptions {
  /** The present for the mappings, in milliseconds UTC; the clock's if left out. */
  nowMs?: number;
  /** What is said of the columns, if it is a table: members by column, "" to pass one over. */
  columns?: ColumnNames;
  /** Called at least ten times a second while bytes arrive. */
  onProgress?: (progress: Progress) => void;
  /** Aborting forgets what was read of the file; the promise rejects with reason `cancelled`. */
  signal?: AbortSignal;
}

/** Settings of a report; without a moment it is computed for the present. */
export type Settings = Partial<ReportSettings>;

/**
 * An engine with a memory of its own: models, and the entities of the files read so far. Calls are
 * carried out one after the other, in the order given. Each promise may reject with an EngineFault:
 * reason `refused` changes nothing; after `crashed` the engine is dead, and another must be created;
 * `cancelled` where `signal` or close() ended it.
 */
export interface Engine {
  /**
   * Reads a file, packed by gzip or not, as a stream. Resolves with `ok: false` and the place of the
   * error for one that cannot be used, which leaves nothing behind.
   */
  read(
    name: string,
    data: Blob | Uint8Array | ArrayBuffer | string,
    options?: ReadOptions,
  ): Promise<FileOutcome>;
  /**
   * Adds or replaces blueprints, mappings or a page, as Port's API has them: one, an array, or an
   * answer, as JSON or a value. All or nothing. Forgets the files, unless it answers `kept`.
   */
  addModel(document: string | object): Promise<ModelOutcome>;
  /** Puts a bundled model in force; forgets added documents and all files. */
  useModel(name: string): Promise<ModelOutcome>;
  /** The model in force and each of its documents. */
  model(): Promise<EngineModel>;
  /** Computes the report of all files read. */
  report(settings?: Settings): Promise<Report>;
  /** Of a report only what another is compared with. */
  summary(settings?: Settings): Promise<Summary>;
  /** How a number of the report of these settings came to be. */
  explain(settings: Settings, question: Question): Promise<Explanation>;
  /** The weeks of every entity of a blueprint, by metric. */
  sparklines(settings: Settings, blueprint: string): Promise<Sparklines[]>;
  /** What a view can be made of. */
  choices(): Promise<Choices>;
  /** Forgets all files, keeps the models. */
  reset(): Promise<void>;
  /** Ends the engine; what is still pending rejects with reason `cancelled`. */
  close(): void;
}

/** A call that was not carried out. */
export declare class EngineFault extends Error {
  readonly reason: "crashed" | "cancelled" | "refused" | "unavailable";
}

/**
 * Starts an engine. In a browser it runs in the thread that calls this; call it in a worker to keep a
 * page free. Rejects with an EngineFault, reason `unavailable`, where the module cannot be started.
 */
export declare function createEngine(options?: EngineOptions): Promise<Engine>;
