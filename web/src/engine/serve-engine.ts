import type { Session } from "./dora.d.mts";
import { EngineHost } from "./engine-host";
import type { EngineFailure, Reply, Request } from "./protocol";

/**
 * The worker's side of the protocol. Returns what is to be called with each request; replies go to
 * `post`, `ready` or `unavailable` first.
 */
export function serveEngine(
  session: Promise<Session>,
  post: (reply: Reply) => void,
): (request: Request) => void {
  const running = new Map<number, AbortController>();
  const host = session.then((opened) => new EngineHost(opened));
  host.then(
    () => post({ kind: "ready" }),
    (error: unknown) => post({ kind: "unavailable", detail: String(error) }),
  );

  return (request) => {
    const { id } = request;
    if ("cancel" in request) {
      running.get(id)?.abort();
      return;
    }
    const controller = new AbortController();
    running.set(id, controller);
    const errand = {
      signal: controller.signal,
      onProgress: (progress: { bytes: number; records: number }) =>
        post({ kind: "progress", id, progress }),
    };
    host
      .then((engine) =>
        engine
          .runRaw(request.command, errand)
          .then(
            (answer) => post({ kind: "result", id, ...answer }),
            (failure: EngineFailure) => post({ kind: "error", id, failure }),
          )
          .finally(() => running.delete(id)),
      )
      .catch(() => undefined); // `unavailable` has been said, and ends every command
  };
}
