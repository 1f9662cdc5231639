import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import { type LineRange, windowOf } from "./table-window";

/** Tables of more lines than this are not drawn whole. */
export const kWhole = 300;
/** Pixels, until a line has been measured. */
const kLineHeight = 37;

/** What of a long table is drawn, as its box is scrolled; null where all of it is. */
export function useWindow(
  box: RefObject<HTMLElement | null>,
  count: number,
  whole: boolean,
): { range: LineRange | null; lineHeight: number } {
  const windowed = count > kWhole && !whole;
  const [lineHeight, setLineHeight] = useState(kLineHeight);
  const [{ from, to }, setRange] = useState({ from: 0, to: 0 });

  useEffect(() => {
    const element = box.current;
    if (!element || !windowed) return;
    const follow = () => {
      const line = element.querySelector("tr[data-entity]")?.clientHeight;
      const high = line ? line : kLineHeight;
      setLineHeight(high);
      const place = { scrollTop: element.scrollTop, height: element.clientHeight };
      const next = windowOf(place, high, count);
      setRange((last) => (last.from === next.from && last.to === next.to ? last : next));
    };
    follow();
    const observer = new ResizeObserver(follow);
    observer.observe(element);
    element.addEventListener("scroll", follow, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", follow);
    };
  }, [box, count, windowed]);

  if (!windowed) return { range: null, lineHeight };
  if (to === 0) return { range: { from: 0, to: Math.min(count, 48) }, lineHeight };
  const last = Math.min(count, to);
  return { range: { from: Math.min(from, Math.max(0, last - 1)), to: last }, lineHeight };
}
