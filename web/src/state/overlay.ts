import { signal } from "@preact/signals";

/** The dialogs that are not part of the first visit, of which one at most is open. */
export type Overlay = "commands" | "help" | "takeaway";

export const overlay = signal<Overlay | null>(null);

export const closeOverlay = () => {
  overlay.value = null;
};
