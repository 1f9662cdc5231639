import type { AskJq } from "../jq/jq";
import { EngineFault, type ReadOptions } from "./client";
import { CommandClient } from "./command-client";
import type { Session } from "./dora.d.mts";
import { EngineHost } from "./engine-host";
import type { Answers, Command, EngineFailure } from "./protocol";

/** Milliseconds of work between two pauses: less than a frame, so that the page scrolls and answers. */
const kPauseEvery = 12;

/**
 * The engine in the page itself, for frames in which no worker can be started, and in programs of
 * others, who start it where they like.
 */
export class PageClient extends CommandClient {
  readonly ready: Promise<void>;
  private readonly host: Promise<EngineHost>;
  private readonly closing = new AbortController();
  private death: EngineFault | null = null;

  constructor(session: Promise<Session>, askJq?: AskJq) {
    super();
    this.host = session.then((opened) => new EngineHost(opened, askJq, kPauseEvery));
    this.ready = this.host.then(
      () => undefined,
      (error: unknown) => {
        this.death = new EngineFault("unavailable", String(error));
        throw this.death;
      },
    );
    this.ready.catch(() => undefined);
  }

  close(): void {
    this.death ??= new EngineFault("cancelled", "the engine was closed");
    this.closing.abort();
  }

  protected async ask<C extends Command>(
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
