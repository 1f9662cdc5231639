import type { RefObject } from "preact";
import { useCallback, useLayoutEffect, useRef, useState } from "preact/hooks";

/** A cell by its line (0 is the heads of the columns) and its column. */
interface Place {
  line: number;
  column: number;
}

export interface GridKeys {
  onKeyDown: (event: KeyboardEvent) => void;
  onFocusIn: (event: FocusEvent) => void;
  /** The line below the heads that has, or had last, the focus. */
  focused: number | null;
}

export interface GridOptions {
  box: RefObject<HTMLElement | null>;
  table: RefObject<HTMLTableElement | null>;
  /** Below the heads. */
  lines: number;
  columns: number;
  lineHeight: number;
}

/**
 * The keys of a grid, as ARIA describes it: one cell is reached by Tab, the arrows lead to the others.
 * What can be pressed in a cell has the focus in its place. Cells know nothing of it.
 */
export function useGridKeys({ box, table, lines, columns, lineHeight }: GridOptions): GridKeys {
  const place = useRef<Place>({ line: 0, column: 0 });
  const wanted = useRef<Place | null>(null);
  const [focused, setFocused] = useState<number | null>(null);

  // To draw rows anew may move the one that has the focus, which it then loses.
  const had = table.current?.contains(document.activeElement) ?? false;
  useLayoutEffect(() => {
    if (!table.current) return;
    const { line, column } = wanted.current ?? place.current;
    const target = targetAt(table.current, line, column) ?? targetAt(table.current, 0, 0);
    for (const element of table.current.querySelectorAll<HTMLElement>("button, a, [tabindex]")) {
      element.tabIndex = -1;
    }
    if (target) target.tabIndex = 0;
    if (wanted.current) target?.focus();
    else if (had && !table.current.contains(document.activeElement)) {
      target?.focus({ preventScroll: true });
    }
    wanted.current = null;
  });

  const onFocusIn = useCallback(({ target }: FocusEvent) => {
    const found = target instanceof HTMLElement ? placeOf(target) : null;
    if (!found || !(target instanceof HTMLElement) || wanted.current) return;
    // The head of a group is one cell for all columns, and keeps the one that led to it.
    const inGroup = target.closest("tr.group") !== null;
    place.current = inGroup ? { ...found, column: place.current.column } : found;
    const before = table.current?.querySelector<HTMLElement>('[tabindex="0"]');
    if (before && before !== target) before.tabIndex = -1;
    target.tabIndex = 0;
    setFocused(found.line === 0 ? null : found.line - 1);
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    const { target } = event;
    const now = target instanceof HTMLElement ? placeOf(target) : null;
    if (!now || event.altKey || event.metaKey || event.shiftKey) return;
    const screen = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / lineHeight) - 2);
    const next = step(
      event,
      { line: now.line, column: place.current.column },
      { lines, columns, screen },
    );
    if (!next) return;
    event.preventDefault();
    place.current = next;
    wanted.current = next;
    reveal(box.current, next.line, lineHeight);
    setFocused(next.line === 0 ? null : next.line - 1);
    if (!table.current) return;
    const drawn = targetAt(table.current, next.line, next.column);
    if (drawn) {
      wanted.current = null;
      drawn.tabIndex = 0;
      drawn.focus();
    }
  };
  return { onKeyDown, onFocusIn, focused };
}

/** Where a key leads; null for one that is none of the grid's. */
function step(
  { key, ctrlKey }: KeyboardEvent,
  { line, column }: Place,
  { lines, columns, screen }: { lines: number; columns: number; screen: number },
): Place | null {
  const to = (toLine: number, toColumn: number): Place => ({
    line: Math.max(0, Math.min(lines, toLine)),
    column: Math.max(0, Math.min(columns - 1, toColumn)),
  });
  if (ctrlKey) {
    if (key === "Home") return to(0, 0);
    return key === "End" ? to(lines, columns - 1) : null;
  }
  switch (key) {
    case "ArrowUp":
      return to(line - 1, column);
    case "ArrowDown":
      return to(line + 1, column);
    case "ArrowLeft":
      return to(line, column - 1);
    case "ArrowRight":
      return to(line, column + 1);
    case "Home":
      return to(line, 0);
    case "End":
      return to(line, columns - 1);
    case "PageUp":
      return to(Math.max(1, line - screen), column);
    case "PageDown":
      return to(line + screen, column);
    default:
      return null;
  }
}

function placeOf(element: HTMLElement): Place | null {
  const cell = element.closest<HTMLTableCellElement>("th, td");
  const index = cell?.closest("tr")?.getAttribute("aria-rowindex");
  return cell && index ? { line: Number(index) - 1, column: cell.cellIndex } : null;
}

/** What takes the focus in a cell; of a group's head, which is one cell, whatever the column. */
function targetAt(table: HTMLTableElement, line: number, column: number): HTMLElement | null {
  const row = table.querySelector<HTMLTableRowElement>(`tr[aria-rowindex="${line + 1}"]`);
  const cell = row?.cells[Math.min(column, row.cells.length - 1)];
  return cell ? (cell.querySelector<HTMLElement>("button, a") ?? cell) : null;
}

/** Scrolls a line into the room below the heads, which stay. */
function reveal(box: HTMLElement | null, line: number, lineHeight: number): void {
  if (!box) return;
  const heads = box.querySelector("thead")?.clientHeight ?? 0;
  const top = (line - 1) * lineHeight;
  const room = box.clientHeight - heads - lineHeight;
  if (top < box.scrollTop) box.scrollTop = Math.max(0, top);
  else if (top > box.scrollTop + room) box.scrollTop = top - room;
}
