/** The module worker in which the engine runs. */
import { EngineModule } from "./load-module";
import type { Reply, Request } from "./protocol";
import { serveEngine } from "./serve-engine";

/** Milliseconds after the first report: by then it is drawn. */
const kQuiet = 2_000;

const engine = new EngineModule();
/** The number of the first command for a report. */
let first: number | null = null;

const receive = serveEngine(engine.open(), (reply: Reply) => {
  self.postMessage(reply);
  if (reply.kind !== "result" || reply.id !== first) return;
  // What cannot be had now is fetched when it is needed.
  setTimeout(() => engine.complete().catch(() => undefined), kQuiet);
});

self.addEventListener("message", ({ data }: MessageEvent<Request>) => {
  if ("command" in data && data.command.kind === "report") first ??= data.id;
  receive(data);
});
