import { effect, signal } from "@preact/signals";
import { isTextField } from "../intake/pasted-text";
import { commandOf } from "./commands";

const kKey = "dora-lens.single-keys";

/** Whether single keys are shortcuts: who speaks to the machine, or trembles, can switch them off. */
export const singleKeys = signal(recall());

/**
 * Carries out commands by their keys, and `openList` by Ctrl or Cmd with K; neither in a field nor
 * beside a dialog that has the page to itself. The result stops it.
 */
export function listenForShortcuts(openList: () => void): () => void {
  const stop = new AbortController();
  addEventListener(
    "keydown",
    (event) => {
      if (event.defaultPrevented || event.isComposing || event.repeat || event.altKey) return;
      const [target = null] = event.composedPath();
      if (isTextField(target) || document.querySelector("dialog[open]:not(.explain), dialog:modal"))
        return;
      if (event.ctrlKey || event.metaKey) {
        if (event.shiftKey || event.key.toLowerCase() !== "k") return;
        event.preventDefault(); // the browser would go to its own search
        openList();
        return;
      }
      const command = singleKeys.value ? commandOf(event.key) : null;
      if (!command) return;
      event.preventDefault(); // or the key would be typed into the field that now has the focus
      command.run();
    },
    { signal: stop.signal },
  );
  const remember = effect(() => keep(singleKeys.value));
  return () => {
    stop.abort();
    remember();
  };
}

function recall(): boolean {
  try {
    return localStorage.getItem(kKey) !== "off";
  } catch {
    return true; // a frame of opaque origin has no storage
  }
}

function keep(on: boolean): void {
  try {
    if (on) localStorage.removeItem(kKey);
    else localStorage.setItem(kKey, "off");
  } catch {
    // no storage, no memory: it still holds for this visit
  }
}
