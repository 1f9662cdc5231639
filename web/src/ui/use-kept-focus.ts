import { useEffect, useRef } from "preact/hooks";

/**
 * When what had the focus is gone (the button of an empty page, the chip of a removed file), the
 * focus goes to the main part, so that the next Tab goes on from there and not from the top.
 * @param change anything that is different when elements may have gone
 */
export function useKeptFocus(change: string): void {
  const known = useRef(change);
  useEffect(() => {
    if (known.current === change) return;
    known.current = change;
    const active = document.activeElement;
    if (active === null || active === document.body) {
      document.getElementById("main")?.focus({ preventScroll: true });
    }
  }, [change]);
}
