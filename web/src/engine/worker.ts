/** The module worker in which the engine runs. */
import { openSession } from "./load-module";
import type { Reply, Request } from "./protocol";
import { serveEngine } from "./serve-engine";

const receive = serveEngine(openSession(), (reply: Reply) => self.postMessage(reply));

self.addEventListener("message", (event: MessageEvent<Request>) => receive(event.data));
