import { effect } from "@preact/signals";
import { type Address, formatFragment, parseFragment } from "./fragment";
import type { Selection } from "./selection";
import type { Workspace } from "./workspace";

/** The part of a window that is used, so that a test can stand in for it. */
export interface AddressWindow {
  location: { hash: string; pathname: string; search: string };
  history: { state: unknown; replaceState(data: unknown, unused: string, url: string): void };
  addEventListener(type: "hashchange", listener: () => void): void;
  removeEventListener(type: "hashchange", listener: () => void): void;
}

/**
 * Looks at what the address says, and keeps the address in step with what a person looks at. A fragment
 * that says nothing of a view, such as that of the skip link, changes nothing. Returns what ends it.
 */
export function followAddress(workspace: Workspace, page: AddressWindow = window): () => void {
  let address: Address = parseFragment("");
  /** What the address is of, or stands for as well as it can. */
  let written: Selection | null = null;

  const read = () => {
    const found = parseFragment(page.location.hash);
    for (const problem of found.problems) workspace.fail("Link", "address", problem);
    // What could not be understood stays there until something else is chosen.
    written = found.problems.length > 0 ? workspace.selection.value : null;
    if (found.selection === null && !found.sample && found.data.length === 0) return write();
    address = found;
    const { selection } = found;
    if (selection) void workspace.select(selection);
    write();
  };

  const write = () => {
    const selection = workspace.selection.value;
    if (selection === written) return;
    written = selection;
    const text = formatFragment({ ...address, selection });
    const hash = text === "" ? "" : `#${text}`;
    if (hash === page.location.hash) return;
    const { pathname, search } = page.location;
    try {
      page.history.replaceState(page.history.state, "", `${pathname}${search}${hash}`);
    } catch {
      // A frame without an origin may not, nor a page that did so too often: the view is shown anyhow.
    }
  };

  read();
  const end = effect(write);
  page.addEventListener("hashchange", read);
  return () => {
    end();
    page.removeEventListener("hashchange", read);
  };
}
