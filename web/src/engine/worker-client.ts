import { EngineFault, type ReadOptions } from "./client";
import { CommandClient } from "./command-client";
import { openAnswer } from "./open-answer";
import type { Answers, Command, Progress, RawAnswer, Reply, Request } from "./protocol";

/** The part of Worker that is used, so that a test can stand in for it. */
export interface WorkerLike {
  postMessage(request: Request): void;
  terminate(): void;
  addEventListener(type: "message", listener: (event: { data: Reply }) => void): void;
  addEventListener(type: "error" | "messageerror", listener: (event: Event) => void): void;
}

interface Pending {
  resolve: (value: never) => void;
  reject: (fault: EngineFault) => void;
  onProgress: ((progress: Progress) => void) | undefined;
}

/** The engine in a module worker. */
export class WorkerClient extends CommandClient {
  readonly ready: Promise<void>;
  private readonly pending = new Map<number, Pending>();
  private lastId = 0;
  private death: EngineFault | null = null;
  private settleReady!: { resolve: () => void; reject: (fault: EngineFault) => void };

  constructor(private readonly worker: WorkerLike) {
    super();
    this.ready = new Promise((resolve, reject) => {
      this.settleReady = { resolve, reject };
    });
    this.ready.catch(() => undefined); // whoever waits for it hears of it; nobody has to
    worker.addEventListener("message", ({ data }) => this.receive(data));
    worker.addEventListener("error", (event) => {
      const detail = event instanceof ErrorEvent ? event.message : "";
      this.die(new EngineFault("unavailable", detail || "the worker could not be started"));
    });
    worker.addEventListener("messageerror", () => {
      this.die(new EngineFault("crashed", "a message of the worker could not be read"));
    });
  }

  close(): void {
    this.die(new EngineFault("cancelled", "the engine was closed"));
  }

  protected ask<C extends Command>(
    command: C,
    { onProgress, signal }: ReadOptions = {},
  ): Promise<Answers[C["kind"]]> {
    if (this.death) return Promise.reject(this.death);
    const id = ++this.lastId;
    const answer = new Promise<Answers[C["kind"]]>((resolve, reject) => {
      this.pending.set(id, { resolve, reject, onProgress });
    });
    this.worker.postMessage({ id, command });
    const cancel = () => this.worker.postMessage({ id, cancel: true });
    if (signal?.aborted) cancel();
    signal?.addEventListener("abort", cancel, { once: true });
    return answer.finally(() => signal?.removeEventListener("abort", cancel));
  }

  private receive(reply: Reply): void {
    switch (reply.kind) {
      case "ready":
        this.settleReady.resolve();
        return;
      case "unavailable":
        this.die(new EngineFault("unavailable", reply.detail));
        return;
      case "progress":
        this.pending.get(reply.id)?.onProgress?.(reply.progress);
        return;
      case "result":
        this.settle(reply.id, reply);
        return;
      case "error": {
        const { reason, error } = reply.failure;
        const fault = new EngineFault(reason, error.detail ?? error.id);
        if (reason === "crashed") {
          this.die(fault);
          return;
        }
        this.pending.get(reply.id)?.reject(fault);
        this.pending.delete(reply.id);
      }
    }
  }

  private settle(id: number, answer: RawAnswer): void {
    const pending = this.pending.get(id);
    this.pending.delete(id);
    try {
      pending?.resolve(openAnswer(answer) as never);
    } catch (error) {
      pending?.reject(new EngineFault("refused", error instanceof Error ? error.message : ""));
    }
  }

  /** Rejects everything pending and ends the worker; whatever is asked later is refused. */
  private die(fault: EngineFault): void {
    if (this.death) return;
    this.death = fault;
    this.worker.terminate();
    this.settleReady.reject(fault);
    for (const { reject } of this.pending.values()) reject(fault);
    this.pending.clear();
  }
}
