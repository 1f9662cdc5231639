/**
 * Types of the built module (build/wasm/dora.mjs), written by hand because this Emscripten cannot
 * emit them; a contract test loads the real module and fails when the two drift apart.
 */

export interface ModuleOptions {
  /** Gives the address of dora.wasm. */
  locateFile?: (path: string, prefix: string) => string;
  /** The bytes of dora.wasm, where it cannot be fetched (Node). */
  wasmBinary?: ArrayBuffer | Uint8Array;
  /** Instantiates in the place of the script; what it returns before `receive` was called is not used. */
  instantiateWasm?: (
    imports: WebAssembly.Imports,
    receive: (instance: WebAssembly.Instance) => void,
  ) => WebAssembly.Exports;
}

/**
 * Everything the engine knows: models, and the entities of the files read so far. After a trap (a
 * WebAssembly.RuntimeError out of any method) the instance is dead and must be thrown away.
 */
export interface Session {
  /** Frees the memory of the session; call it once. */
  delete(): void;
  /**
   * Adds or replaces blueprints, mappings or the dashboard: one document, an array of them, or an
   * answer of Port's API. All or nothing, and checked as a whole. Files read before are forgotten,
   * since what is kept of them depends on the model. Answers ModelOutcome as JSON.
   */
  addModel(json: string): string;
  /** The model in force and each of its documents. Answers ModelAnswer as JSON. */
  model(): string;
  /**
   * Puts a bundled model in force and forgets added documents and all files. Answers ModelOutcome
   * as JSON.
   */
  useModel(name: string): string;
  /**
   * Begins a file; `nowMs` (UTC) is what the mappings take as the present. `columns` is what a person
   * says of the columns of a table, ColumnNames as JSON; empty for nothing.
   */
  beginFile(name: string, nowMs: number, columns: string): void;
  /** `n` bytes of WebAssembly memory to fill. The view is good until the next call. */
  reserve(n: number): Uint8Array;
  /** Scans the first `n` reserved bytes. False when the file has failed: endFile tells why. */
  commit(n: number): boolean;
  /** Records found so far in the file begun. */
  records(): number;
  /**
   * Ends the file. Answers FileOutcome as JSON; a file that failed leaves nothing behind. While there
   * is a jqQuestion(), the answer means nothing: answer the question, and call again.
   */
  endFile(): string;
  /** Forgets everything of the file begun. */
  cancelFile(): void;
  /** Forgets all files, keeps the models. */
  reset(): void;
  /**
   * What the beginning of a file holds, with `columns` as for beginFile. Answers Beginning as JSON,
   * and changes nothing.
   */
  beginning(text: string, columns: string): string;
  /**
   * What a mapping makes of one record. Answers MappingTrial as JSON, and changes nothing; while there
   * is a jqQuestion(), as with endFile().
   */
  tryMapping(mapping: string, record: string, nowMs: number): string;
  /**
   * Computes the report. `settings` is ReportSettings as JSON. Answers Report as JSON; while there is a
   * jqQuestion(), as with endFile(). So do the others that take settings.
   */
  report(settings: string): string;
  /** Of a report only what another is compared with. Answers Summary as JSON. */
  summary(settings: string): string;
  /** How a number of the report came to be. `question` is Question as JSON. Answers Explanation as JSON. */
  explain(settings: string, question: string): string;
  /** The weeks of every entity of a blueprint. Answers Sparklines[] as JSON, one for each metric. */
  sparklines(settings: string, blueprint: string): string;
  /** What a view can be made of. Answers Choices as JSON. */
  choices(): string;
  /**
   * What jq has to be asked because a program is beyond the engine: on the first line the program, as
   * a JSON string, on the second an array of inputs. Empty when there is nothing to ask. To be looked
   * at after commit, endFile and report, and after each answer.
   */
  jqQuestion(): string;
  /** Answers the question. For `done`, `output` is what `jq -c` printed for the array. */
  answerJq(outcome: string, output: string): void;
}

export interface DoraModule {
  Session: new () => Session;
}

/** Compiles and starts the module. Rejects when it cannot be fetched or compiled. */
export default function createDora(options?: ModuleOptions): Promise<DoraModule>;
