import { askWorker, browserWorker } from "../jq/ask-worker";
import type { AskJq } from "../jq/jq";

/** jq in browsers, in the place of the page's own: its worker is found as bundlers find them. */
export function browserJq(): AskJq {
  return askWorker(() =>
    browserWorker(
      new Worker(new URL("./browser-jq-worker.mjs", import.meta.url), { type: "module" }),
    ),
  );
}
