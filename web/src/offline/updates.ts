import { signal } from "@preact/signals";

/** True once another version of the page is there, and waits for a person to ask for it. */
export const updateReady = signal(false);

/** Puts the newer version in force and opens the page anew, which forgets what was loaded. */
export const takeUpdate = signal<() => void>(() => location.reload());
