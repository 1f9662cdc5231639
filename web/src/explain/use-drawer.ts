import type { RefObject } from "preact";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { type Asked, questionKey } from "./ask";

/** Below this there is no room beside the drawer: it lies over everything else. */
const kNarrow = "(max-width: 1099px)";

/**
 * Opens a dialog beside the page, or over it where the window is narrow. Escape closes it, and the
 * focus goes back to the number, which is marked while it is explained.
 */
export function useDrawer(
  asked: Asked,
  onClose: () => void,
): { dialog: RefObject<HTMLDialogElement>; close: () => void } {
  const dialog = useRef<HTMLDialogElement>(null);
  const narrow = useNarrow();
  const close = useCallback(() => {
    onClose();
    const opener = openerOf(asked) ?? document.getElementById("main");
    opener?.focus({ preventScroll: opener.id === "main" });
  }, [asked, onClose]);

  // Before the next key, which is meant for it.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (narrow) element.showModal();
    else element.show();
    return () => element.close();
  }, [narrow]);

  // A phone's way back closes it without a key.
  useEffect(() => {
    const element = dialog.current;
    const onCancel = (event: Event) => {
      event.preventDefault();
      close();
    };
    element?.addEventListener("cancel", onCancel);
    return () => element?.removeEventListener("cancel", onCancel);
  }, [close]);

  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      const modal = document.querySelector("dialog:modal");
      if (modal !== null && modal !== dialog.current) return; // it is the other one that closes
      event.preventDefault();
      close();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [close]);

  useEffect(() => {
    const opener = openerOf(asked);
    opener?.setAttribute("data-explaining", "");
    return () => opener?.removeAttribute("data-explaining");
  }, [asked]);
  return { dialog: dialog as RefObject<HTMLDialogElement>, close };
}

/** The number that was clicked on, or the one that stands for it since the page was drawn anew. */
function openerOf({ opener, question }: Asked): HTMLElement | null {
  if (opener?.isConnected) return opener;
  const key = questionKey(question);
  const all = [...document.querySelectorAll<HTMLElement>("[data-explains], [data-how]")];
  return all.find(({ dataset }) => dataset.how === key || dataset.explains === key) ?? null;
}

function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => matchMedia(kNarrow).matches);
  useEffect(() => {
    const query = matchMedia(kNarrow);
    const follow = () => setNarrow(query.matches);
    query.addEventListener("change", follow);
    return () => query.removeEventListener("change", follow);
  }, []);
  return narrow;
}
