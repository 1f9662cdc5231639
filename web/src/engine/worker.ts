/** The module worker in which the engine runs. */
import { EngineModule } from "./load-module";
import type { Reply, Request } from "./protocol";
import { serveEngine } from "./serve-engine";

/** Milliseconds after the first answer: by then the dashboard stands, and has what it needs. */
const kQuiet = 2_000;

const engine = new EngineModule();
let completing = false;

const receive = serveEngine(engine.open(), (reply: Reply) => {
  self.postMessage(reply);
  if (completing || reply.kind !== "result") return;
  completing = true;
  // Without it now, it is fetched when it is needed.
  setTimeout(() => engine.complete().catch(() => undefined), kQuiet);
});

self.addEventListener("message", (event: MessageEvent<Request>) => receive(event.data));
