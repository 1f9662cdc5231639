/** What a cell of a table is outside of it; null for an empty one. */
export type CsvCell = string | number | null;

/**
 * A table as RFC 4180 has it: lines end with CR LF, the last one too. Numbers are written as they are,
 * unrounded. A text that a spreadsheet would compute, or take for a command, gets an apostrophe before
 * it; one that is a number, such as "-5", is left alone. Without a byte order mark: see `csvBlob`.
 */
export function csvText(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return [header, ...rows].map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}

/**
 * The same as a file. It begins with the byte order mark of UTF-8, without which Excel reads every name
 * that is not English wrongly, and which other readers pass over.
 */
export function csvBlob(header: readonly string[], rows: readonly (readonly CsvCell[])[]): Blob {
  return new Blob(["\uFEFF", csvText(header, rows)], { type: "text/csv;charset=utf-8" });
}

/** Some spreadsheets look behind spaces, and take the wide forms of East Asian text for the same. */
const kFormula = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;
const kNumber = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

function csvCell(value: CsvCell): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = kFormula.test(value) && !kNumber.test(value) ? `'${value}` : value;
  // Semicolons and tabs, too: elsewhere they part cells, and what follows one could be a formula.
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
