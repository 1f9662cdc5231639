/** The module worker in which jq runs, so that a program that does not end can be ended. */
import { askHere, type JqQuestion } from "./jq";
import { load } from "./load-jq";

const jq = load();
const ask = askHere(() => jq);

jq.then(
  () => self.postMessage("ready"),
  () => self.postMessage("unavailable"),
);
self.addEventListener("message", async ({ data }: MessageEvent<JqQuestion>) => {
  self.postMessage(await ask(data));
});
