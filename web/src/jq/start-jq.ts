import { scriptUrl } from "../safety/script-url";
import { askWorker, browserWorker, type JqWorker } from "./ask-worker";
import { type AskJq, askHere } from "./jq";
import workerUrl from "./jq-worker.ts?worker&url";

/**
 * jq for the page: in a worker of its own; where none can be started (a frame with
 * `sandbox="allow-scripts"`) right here, where nothing can stop a program that does not end.
 */
export function browserJq(): AskJq {
  let ask: AskJq | null = null;
  return (question) => {
    ask ??= mayStartWorkers() ? askWorker(startWorker) : askHere(loadHere);
    return ask(question);
  };
}

function startWorker(): JqWorker {
  return browserWorker(new Worker(scriptUrl(workerUrl), { type: "module" }));
}

async function loadHere() {
  const { load } = await import("./load-jq");
  return load();
}

/** An opaque origin may not: the address of the script is then another origin's. */
function mayStartWorkers(): boolean {
  return typeof Worker === "function" && self.origin !== "null";
}
