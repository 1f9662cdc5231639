import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";

/**
 * Makes the explained cells of a table one stop of Tab, within which the arrow keys, Home and End move:
 * hundreds of stops would keep the keyboard from what follows the table.
 */
export function useCellKeys(table: RefObject<HTMLElement | null>): void {
  // After every rendering: rows come and go, and with them the cell that Tab leads to.
  useEffect(() => {
    const cells = cellsOf(table.current);
    if (cells.every((cell) => cell.tabIndex < 0) && cells[0]) cells[0].tabIndex = 0;
  });
  useEffect(() => {
    const element = table.current;
    if (!element) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const cell = event.target;
      if (!(cell instanceof HTMLElement) || !cell.matches("[data-explains]")) return;
      const next = neighbour(element, cell, event.key);
      if (!next) return;
      event.preventDefault();
      next.focus();
    };
    const onFocusIn = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement) || !target.matches("[data-explains]")) return;
      for (const cell of cellsOf(element)) cell.tabIndex = cell === target ? 0 : -1;
    };
    element.addEventListener("keydown", onKeyDown);
    element.addEventListener("focusin", onFocusIn);
    return () => {
      element.removeEventListener("keydown", onKeyDown);
      element.removeEventListener("focusin", onFocusIn);
    };
  }, [table]);
}

function cellsOf(within: Element | null | undefined): HTMLElement[] {
  return [...(within?.querySelectorAll<HTMLElement>("[data-explains]") ?? [])];
}

function neighbour(table: HTMLElement, cell: HTMLElement, key: string): HTMLElement | undefined {
  const row = cell.closest("tr");
  const inRow = cellsOf(row);
  const at = inRow.indexOf(cell);
  switch (key) {
    case "ArrowRight":
      return inRow[at + 1];
    case "ArrowLeft":
      return inRow[at - 1];
    case "Home":
      return inRow[0];
    case "End":
      return inRow.at(-1);
    case "ArrowDown":
    case "ArrowUp": {
      const rows = [...table.querySelectorAll("tr")].filter((one) => cellsOf(one).length > 0);
      const next = row && rows[rows.indexOf(row) + (key === "ArrowDown" ? 1 : -1)];
      return next ? (cellsOf(next)[at] ?? cellsOf(next).at(-1)) : undefined;
    }
    default:
      return undefined;
  }
}
