import { options } from "preact";
import { useEffect, useState } from "preact/hooks";

/** True while the page is being printed, from before the browser lays it out for paper. */
export function usePrint(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const set = (to: boolean) => atOnce(() => setPrinting(to));
    addEventListener("beforeprint", () => set(true), { signal: stop.signal });
    addEventListener("afterprint", () => set(false), { signal: stop.signal });
    return () => stop.abort();
  }, []);
  return printing;
}

/** The browser does not wait: what changes is drawn before this returns. */
function atOnce(change: () => void): void {
  const usual = options.debounceRendering;
  options.debounceRendering = (draw) => draw();
  change();
  if (usual) options.debounceRendering = usual;
  else delete options.debounceRendering;
}
