// The thread in which jq runs for the command line.

import { parentPort } from "node:worker_threads";
import { loadJq } from "jq-wasm";
import { register } from "tsx/esm/api";

register();
const { askHere } = await import("../../web/src/jq/jq.ts");
const jq = loadJq();
const ask = askHere(() => jq);

jq.then(
  () => parentPort.postMessage("ready"),
  () => parentPort.postMessage("unavailable"),
);
parentPort.on("message", async (question) => parentPort.postMessage(await ask(question)));
