import { type ComponentChild, render as renderInto } from "preact";
import { act } from "preact/test-utils";
import { afterEach } from "vitest";

let root: HTMLElement | null = null;

/** Renders into a fresh place of the document, with all effects carried out. */
export async function render(child: ComponentChild): Promise<HTMLElement> {
  cleanUp();
  const place = document.createElement("div");
  document.body.append(place);
  root = place;
  await act(() => renderInto(child, place));
  return place;
}

/** Clicks, and waits until the page has followed. */
export async function click(element: Element | null | undefined): Promise<void> {
  if (!(element instanceof HTMLElement)) throw new Error("there is nothing to click on");
  await act(() => element.click());
}

function cleanUp(): void {
  if (!root) return;
  renderInto(null, root);
  root.remove();
  root = null;
}

afterEach(cleanUp);
