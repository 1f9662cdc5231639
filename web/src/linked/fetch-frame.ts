/** The script of fetch.html: one request of the page that holds the frame, and its answer. */
import { checkDataAddress } from "./data-address";
import { DataFault, fetchData } from "./fetch-data";
import type { FetchReply, FetchRequest } from "./fetch-messages";

const page = window.parent;
const reply = (message: FetchReply) => page.postMessage(message, location.origin);

/** Only the page that this frame is a part of: another site may frame it, and gets nothing from it. */
function isOurs({ source, origin }: MessageEvent): boolean {
  return page !== window && source === page && origin === location.origin && origin !== "null";
}

addEventListener("message", async (event: MessageEvent<FetchRequest>) => {
  if (!isOurs(event)) return;
  const checked = checkDataAddress(String(event.data?.href));
  if (!checked.ok) {
    reply({ kind: "fault", error: { id: "data-refused", detail: checked.sentence } });
    return;
  }
  try {
    const blob = await fetchData(checked.url, (bytes) => reply({ kind: "bytes", bytes }));
    reply({ kind: "blob", blob });
  } catch (fault) {
    const error = fault instanceof DataFault ? fault.error : { id: "data-cut-off" };
    reply({ kind: "fault", error });
  }
});

if (page !== window && location.origin !== "null") reply({ kind: "listening" });
