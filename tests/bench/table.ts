import type { Row } from "./rounds";
import type { Results } from "./run";
import { type Spread, spreadOf } from "./spread";
import { inWords, type Verdict } from "./verdict";

/** The results as Markdown, for a terminal and for docs/performance.md alike. */
export function inMarkdown({ machine, tables, verdicts }: Results): string {
  const about = Object.entries(machine).map(([name, value]) => [name, value]);
  return [
    table(["", ""], about),
    ...Object.entries(tables).map(([title, rows]) => `### ${title}\n\n${timeTable(rows)}`),
    `### Goals\n\n${verdictTable(verdicts)}`,
  ].join("\n\n");
}

function timeTable(rows: readonly Row[]): string {
  const head = ["", "median ms", "min", "max", "MB/s", "of it, report"];
  return table(
    head,
    rows.map((row) => {
      if (row.absent !== undefined) return [row.name, `absent: ${row.absent}`, "", "", "", ""];
      const { median, min, max } = spreadOf(row.ms);
      const speed = row.bytes / 1e3 / median;
      const report = row.reportMs ? digits(spreadOf(row.reportMs).median) : "";
      return [row.name, ...[median, min, max, speed].map(digits), report];
    }),
  );
}

function verdictTable(verdicts: readonly Verdict[]): string {
  const head = ["", "what", "goal", "median", "min - max", ""];
  return table(
    head,
    verdicts.map((verdict) => {
      const { goal, what, limit, measured, unit } = verdict;
      const bound = `${verdict.atMost ? "at most" : "at least"} ${limit} ${unit}`;
      return [goal, what, bound, digits(measured.median), range(measured), inWords(verdict)];
    }),
  );
}

const range = ({ min, max }: Spread) =>
  Number.isNaN(min) || min === max ? "" : `${digits(min)} - ${digits(max)}`;

/** Three digits that mean something; more are noise. */
function digits(value: number): string {
  if (Number.isNaN(value)) return "-";
  if (value >= 100) return Math.round(value).toLocaleString("en");
  return value.toPrecision(3);
}

/** Columns as wide as their widest cell. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, head.map(() => "---"), ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`)
    .join("\n");
}
