import { DataFault } from "./fetch-data";
import type { FetchReply, FetchRequest } from "./fetch-messages";

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
    const listen = ({ source, origin, data }: MessageEvent<FetchReply>) => {
      if (source !== frame.contentWindow || origin !== location.origin) return;
      const request: FetchRequest = { href: url.href };
      if (data.kind === "listening") frame.contentWindow?.postMessage(request, location.origin);
      if (data.kind === "bytes") onBytes(data.bytes);
      if (data.kind === "blob") resolve(data.blob);
      if (data.kind === "fault") reject(new DataFault(data.error));
    };
    addEventListener("message", listen, { signal: stop.signal });
    frame.addEventListener("error", () => reject(new DataFault({ id: "part-missing" })));
  });
  document.body.append(frame);
  return fetched.finally(() => {
    stop.abort();
    frame.remove();
  });
}
