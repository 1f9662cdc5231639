import { DataFault } from "./fetch-data";
import type { FetchReply, FetchRequest } from "./fetch-messages";

/** Milliseconds from the frame's loading within which its script says that it listens. */
const kPatience = 5000;

/**
 * Has the bytes at an address fetched by fetch.html, in a frame of its own: the policy of this page
 * lets it connect to nobody but its own server and Port. Rejects with a DataFault.
 * @param onBytes called with the number of bytes that have come, some times a second
 */
export function fetchInFrame(url: URL, onBytes: (bytes: number) => void): Promise<Blob> {
  const frame = document.createElement("iframe");
  frame.hidden = true;
  frame.title = "Fetches the data of this link";
  frame.src = `${import.meta.env.BASE_URL}fetch.html`;
  const stop = new AbortController();
  const fetched = new Promise<Blob>((resolve, reject) => {
    const fail = () => reject(new DataFault({ id: "part-missing" }));
    let listening = false;
    const listen = ({ source, origin, data }: MessageEvent<FetchReply>) => {
      if (source !== frame.contentWindow || origin !== location.origin) return;
      if (data.kind === "listening") {
        listening = true;
        const request: FetchRequest = { href: url.href };
        frame.contentWindow?.postMessage(request, location.origin);
      }
      if (data.kind === "bytes") onBytes(data.bytes);
      if (data.kind === "blob") resolve(data.blob);
      if (data.kind === "fault") reject(new DataFault(data.error));
    };
    addEventListener("message", listen, { signal: stop.signal });
    frame.addEventListener("error", fail);
    // A page that tells of a missing one, or is not ours, loads as well.
    frame.addEventListener("load", () => {
      setTimeout(() => listening || fail(), kPatience);
    });
  });
  document.body.append(frame);
  return fetched.finally(() => {
    stop.abort();
    frame.remove();
  });
}
