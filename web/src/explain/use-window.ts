import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";

/** The part of a long list that is drawn, and the room that the rest takes, in pixels. */
export interface Window {
  from: number;
  to: number;
  above: number;
  below: number;
}

/** Rows beyond each edge, so that a step of the keyboard finds the next one drawn. */
const kBeyond = 12;

/** Which of `count` rows of equal height are in sight, from how far a box is scrolled. */
export function windowOf(count: number, height: number, scrolled: number, seen: number): Window {
  const last = Math.max(0, count - Math.ceil(seen / height));
  const first = Math.min(last, Math.max(0, Math.floor(scrolled / height)));
  const from = Math.max(0, first - kBeyond);
  const to = Math.min(count, first + Math.ceil(seen / height) + kBeyond);
  return { from, to, above: from * height, below: (count - to) * height };
}

/** Follows the scrolling of a box in which rows of one height stand. */
export function useWindow(
  box: RefObject<HTMLElement | null>,
  count: number,
  height: number,
): Window {
  const [[scrolled, seen], setPlace] = useState<[number, number]>([0, 600]);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const follow = () => {
      const [top, seen] = [element.scrollTop, element.clientHeight || 600];
      setPlace((last) => (last[0] === top && last[1] === seen ? last : [top, seen]));
    };
    follow();
    element.addEventListener("scroll", follow, { passive: true });
    return () => element.removeEventListener("scroll", follow);
  }, [box, count]);
  return windowOf(count, height, scrolled, seen);
}
