import type { Offering } from "../state/loaded-file";

let pasted = 0;

/** Pasted text as a file: "pasted text", "pasted text 2"; null when it is empty. */
export function offerText(text: string): Offering | null {
  if (text.trim() === "") return null;
  pasted += 1;
  const name = pasted === 1 ? "pasted text" : `pasted text ${pasted}`;
  return { name, blob: new Blob([text], { type: "text/plain" }) };
}

/** True where a paste belongs to the field in which it happens. */
export function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, textarea, select"))
  );
}
