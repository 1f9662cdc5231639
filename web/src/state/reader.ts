import { EngineFault, isDeath } from "../engine/client";
import type { Progress } from "../engine/protocol";
import type { Report } from "../engine/report";
import type { ReportSettings } from "../engine/settings";
import type { FileList } from "./file-list";
import type { WorkspaceFile } from "./loaded-file";
import type { ModelLoader } from "./model-loader";
import type { Supervisor } from "./supervisor";

/** Milliseconds within which a file is read again unseen: every edit of the model asks for that. */
const kQuick = 300;

/** Stands for a session that holds something else than the loaded files. */
const kOutOfStep = -1;

/**
 * Reads the files of a list into the engine, and keeps the engine's session in step with the list:
 * it cannot forget one file, and a crashed engine has forgotten all, so then everything is read
 * again from the files, which is why they are kept.
 */
export class Reader {
  /** The engine, by number, that holds exactly the loaded files. */
  private inStepWith = 0;
  private readonly stops = new Map<number, AbortController>();

  constructor(
    private readonly files: FileList,
    private readonly engine: Supervisor,
    private readonly models: ModelLoader,
    private readonly clock: () => number,
  ) {}

  warmUp(): void {
    this.engine.started().catch(() => undefined); // shows with the first file
  }

  /** The session holds something that was taken out of the list, or has forgotten its files. */
  fallOutOfStep(): void {
    this.inStepWith = kOutOfStep;
  }

  /** Stops the reading of a file, which drops it from the list. */
  stop(key: number): void {
    this.stops.get(key)?.abort();
  }

  /** Reads a file that is waiting; its state says how it went. Never rejects. */
  async readNew(key: number): Promise<void> {
    try {
      await this.getInStep();
      const file = this.files.get(key);
      if (file) await this.read(file, false);
    } catch (fault) {
      this.markFailed(key, fault);
    }
  }

  /**
   * Makes the session hold exactly the loaded files, read by the wanted model. A file that brings the engine down is marked as
   * failed, so this comes to an end. Rejects when no engine can be started.
   */
  async getInStep(): Promise<void> {
    let engine = await this.engine.started();
    while (this.inStepWith !== engine) {
      await this.models.getInStep();
      this.inStepWith = engine;
      await this.engine.use((client) => client.reset());
      for (const file of this.files.loaded.value) await this.read(file, true);
      engine = await this.engine.started();
    }
  }

  /** Computes the report; if that brings the engine down, once more with a new one. */
  async compute(settings: ReportSettings): Promise<Report> {
    try {
      return await this.engine.use((client) => client.report(settings));
    } catch (fault) {
      if (!isDeath(fault)) throw fault;
      await this.getInStep();
      return await this.engine.use((client) => client.report(settings));
    }
  }

  private async read(
    { key, name, blob, entry, columns }: WorkspaceFile,
    again: boolean,
  ): Promise<void> {
    if (!this.files.get(key)) return; // taken out while others were read
    const stop = new AbortController();
    this.stops.set(key, stop);
    const quietUntil = again ? performance.now() + kQuick : 0;
    const onProgress = (progress: Progress) => {
      if (performance.now() < quietUntil) return;
      this.files.setState(key, { kind: "reading", progress, again });
    };
    onProgress({ bytes: 0, records: 0 });
    try {
      const outcome = await this.engine.use((client) =>
        client.read(name, blob, this.clock(), {
          signal: stop.signal,
          onProgress,
          entry,
          columns,
        }),
      );
      this.files.setState(
        key,
        outcome.ok
          ? { kind: "loaded", input: outcome.input }
          : { kind: "failed", error: outcome.error },
      );
    } catch (fault) {
      this.markFailed(key, fault);
    } finally {
      this.stops.delete(key);
    }
  }

  private markFailed(key: number, fault: unknown): void {
    const reason = fault instanceof EngineFault ? fault.reason : "refused";
    if (reason === "cancelled") {
      this.files.drop([key]);
      return;
    }
    const detail = fault instanceof Error ? fault.message : String(fault);
    this.files.setState(key, { kind: "failed", error: { id: `engine-${reason}`, detail } });
  }
}
