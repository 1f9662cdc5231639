/** The thread in which jq runs in Node, from the npm package. */
import { readFileSync } from "node:fs";
import { parentPort } from "node:worker_threads";
import { loadJq } from "jq-wasm";
import { askHere, type JqQuestion } from "../../web/src/jq/jq";

const wasmBinary = readFileSync(new URL("./build/jq.wasm", import.meta.url));
const jq = loadJq({ wasmBinary });
const ask = askHere(() => jq);

jq.then(
  () => parentPort?.postMessage("ready"),
  () => parentPort?.postMessage("unavailable"),
);
parentPort?.on("message", async (question: JqQuestion) =>
  parentPort?.postMessage(await ask(question)),
);
