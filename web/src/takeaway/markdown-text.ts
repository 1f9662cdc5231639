/**
 * A text as it stands, in a cell or a line of Markdown: nothing in it is markup, ends a cell, is a
 * link, or calls a person or an issue of the place where it is put.
 */
export function plain(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[\\`*_{}[\]<>|~$]/g, "\\$&")
    .replace(/&/g, "&amp;")
    .replace(/([@#!])(?=\w)/g, "$1&#8203;")
    .replace(/\b(https?:|www\.)/gi, "$1&#8203;")
    .replace(/^([-+>#=]+|\d+[.)])(?=\s|$)/, "\\$1")
    .trim();
}

/** A column by its head, and on which side its cells stand. */
export interface MarkdownColumn {
  title: string;
  numeric?: boolean;
}

/** @param rows cells as they are, not yet escaped */
export function markdownTable(
  columns: readonly MarkdownColumn[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    line(columns.map(({ title }) => plain(title))),
    line(columns.map(({ numeric }) => (numeric ? "---:" : "---"))),
    ...rows.map((cells) => line(cells.map(plain))),
  ].join("\n");
}
