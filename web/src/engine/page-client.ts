import { type EngineClient, EngineFault, type ReadOptions } from "./client";
import type { Session } from "./dora.d.mts";
import { EngineHost } from "./engine-host";
import type { Answers, Command, EngineFailure } from "./protocol";
import type { FrequencyDivisor } from "./report";
import type { ColumnNames } from "./trial";

/** The engine in the page itself, for frames in which no worker can be started. */
export class PageClient implements EngineClient {
  readonly ready: Promise<void>;
  private readonly host: Promise<EngineHost>;
  private readonly closing = new AbortController();
  private death: EngineFault | null = null;

  constructor(session: Promise<Session>) {
    this.host = session.then((opened) => new EngineHost(opened));
    this.ready = this.host.then(
      () => undefined,
      (error: unknown) => {
        this.death = new EngineFault("unavailable", String(error));
        throw this.death;
      },
    );
    this.ready.catch(() => undefined);
  }

  read(name: string, blob: Blob, nowMs: number, options: ReadOptions = {}) {
    const { entry, columns } = options;
    return this.ask({ kind: "read", name, blob, nowMs, entry, columns }, options);
  }

  addModel(json: string) {
    return this.ask({ kind: "add-model", json });
  }

  useModel(name: string) {
    return this.ask({ kind: "use-model", name });
  }

  model() {
    return this.ask({ kind: "model" });
  }

  async reset(): Promise<void> {
    await this.ask({ kind: "reset" });
  }

  report(nowMs: number, divisor: FrequencyDivisor = "span") {
    return this.ask({ kind: "report", nowMs, divisor });
  }

  beginning(text: string, columns?: ColumnNames) {
    return this.ask({ kind: "beginning", text, columns });
  }

  tryMapping(mapping: string, record: string, nowMs: number) {
    return this.ask({ kind: "try-mapping", mapping, record, nowMs });
  }

  close(): void {
    this.death ??= new EngineFault("cancelled", "the engine was closed");
    this.closing.abort();
  }

  private async ask<C extends Command>(
    command: C,
    { onProgress = () => undefined, signal }: ReadOptions = {},
  ): Promise<Answers[C["kind"]]> {
    await this.ready;
    if (this.death) throw this.death;
    const host = await this.host;
    try {
      return await host.run(command, { onProgress, signal: either(this.closing.signal, signal) });
    } catch (failure) {
      const { reason, error } = failure as EngineFailure;
      const fault = new EngineFault(reason, error.detail ?? error.id);
      if (reason === "crashed") this.death ??= fault;
      throw fault;
    }
  }
}

/** A signal that aborts as soon as one of the two does. */
function either(first: AbortSignal, second: AbortSignal | undefined): AbortSignal {
  if (!second) return first;
  const both = new AbortController();
  for (const signal of [first, second]) {
    if (signal.aborted) both.abort();
    signal.addEventListener("abort", () => both.abort(), { once: true });
  }
  return both.signal;
}
