import type { Session } from "../../../web/src/engine/dora.d.mts";
import type { Reply, Request } from "../../../web/src/engine/protocol";
import { serveEngine } from "../../../web/src/engine/serve-engine";
import type { WorkerLike } from "../../../web/src/engine/worker-client";

/** A worker without a thread: the same code on the other side of a queue of messages. */
export class FakeWorker implements WorkerLike {
  terminated = false;
  private readonly listeners = new Map<string, ((event: never) => void)[]>();
  private receive: (request: Request) => void;

  constructor(session: Promise<Session>) {
    this.receive = serveEngine(session, (reply) => this.post(reply));
  }

  postMessage(request: Request): void {
    queueMicrotask(() => this.receive(request));
  }

  terminate(): void {
    this.terminated = true;
  }

  addEventListener(type: string, listener: (event: never) => void): void {
    this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener]);
  }

  /** What the browser does when the script itself fails. */
  emit(type: "error" | "messageerror"): void {
    for (const listener of this.listeners.get(type) ?? []) listener(new Event(type) as never);
  }

  private post(reply: Reply): void {
    queueMicrotask(() => {
      if (this.terminated) return;
      const event = { data: structuredClone(reply) };
      for (const listener of this.listeners.get("message") ?? []) listener(event as never);
    });
  }
}
