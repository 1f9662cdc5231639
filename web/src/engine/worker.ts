/** The module worker in which the engine runs: messages in, messages out, nothing else. */
import { EngineHost } from "./engine-host";
import { openSession } from "./load-module";
import type { EngineFailure, Reply, Request } from "./protocol";

const scope = self as unknown as {
  postMessage: (reply: Reply) => void;
  addEventListener: (type: "message", listener: (event: MessageEvent<Request>) => void) => void;
};

const running = new Map<number, AbortController>();

const host = openSession().then((session) => new EngineHost(session));

host.then(
  () => scope.postMessage({ kind: "ready" }),
  (error: unknown) => scope.postMessage({ kind: "unavailable", detail: String(error) }),
);

scope.addEventListener("message", ({ data: request }) => {
  if ("cancel" in request) {
    running.get(request.id)?.abort();
    return;
  }
  void carryOut(request.id, request.command);
});

async function carryOut(
  id: number,
  command: Extract<Request, { command: unknown }>["command"],
): Promise<void> {
  const controller = new AbortController();
  running.set(id, controller);
  try {
    const engine = await host;
    const value = await engine.run(command, {
      signal: controller.signal,
      onProgress: (progress) => scope.postMessage({ kind: "progress", id, progress }),
    });
    scope.postMessage({ kind: "result", id, value });
  } catch (failure) {
    scope.postMessage({ kind: "error", id, failure: failure as EngineFailure });
  } finally {
    running.delete(id);
  }
}
