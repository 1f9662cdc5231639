import { Worker } from "node:worker_threads";
import { askWorker } from "../../web/src/jq/ask-worker";
import type { AskJq } from "../../web/src/jq/jq";

/** jq for the command line, in a thread of its own, so that a program that does not end can be ended. */
export function nodeJq(milliseconds?: number): AskJq {
  return askWorker(() => {
    const worker = new Worker(new URL("./jq-worker.mjs", import.meta.url));
    // Node ends only when no thread is waited for, and this one is waited for while it has work.
    return {
      postMessage: (question) => {
        worker.ref();
        worker.postMessage(question);
      },
      terminate: () => void worker.terminate(),
      listen: (receive) => {
        worker.on("message", (message) => {
          worker.unref();
          receive(message);
        });
        worker.on("error", () => receive("unavailable"));
      },
    };
  }, milliseconds);
}
