import { chartUnit, formatValue, partialNote, pointName } from "../dashboard/series-text";
import { cellText } from "../dashboard/table-text";
import type { ShownTable } from "../dashboard/table-views";
import {
  isLineWidget,
  isNumberWidget,
  isSharesWidget,
  isTableWidget,
  type LineWidget,
  type NumberWidget,
  type Report,
  type SharesWidget,
} from "../engine/report";
import type { View } from "../engine/settings";
import { absentNumber } from "../format/absent";
import { formatMoment } from "../format/dates";
import { counted, formatCount, percentText } from "../format/numbers";
import { leftOut } from "../intake/input-summary";
import { markdownTable, plain } from "./markdown-text";
import { viewSentences } from "./view-sentences";

/** From a table of more rows than this only the first are written: a comment has an end. */
const kMostRows = 200;

/** The page around a report. */
export interface PageContext {
  view: View;
  /** The tables as they are shown, by their widgets. */
  tables: ReadonlyMap<string, () => ShownTable>;
  /** The change of a number against another time, in words, by its widget. */
  changes?: ReadonlyMap<string, string>;
  /** The data is the synthetic sample. */
  sample: boolean;
}

/** The whole page as Markdown, for a pull request or a wiki. */
export function markdownOf(report: Report, context: PageContext): string {
  const { widgets } = report;
  const numbers = widgets.filter(isNumberWidget).filter(({ error }) => !error);
  const rest = widgets.flatMap((widget): string[] => {
    if (widget.error || widget.undrawn) return [];
    const about = [`## ${plain(widget.title)}`];
    if (widget.description) about.push(plain(widget.description));
    const table = isTableWidget(widget) && context.tables.get(widget.id)?.();
    if (table) return [...about, ...rowsOf(table)];
    if (isLineWidget(widget)) return [...about, pointsOf(widget)];
    return isSharesWidget(widget) ? [...about, sharesOf(widget)] : [];
  });
  const parts = [
    `# ${plain(report.dashboard?.title || "DORA metrics")}`,
    aboutOf(report, context),
    numbers.length > 0 ? numbersOf(numbers, context.changes) : "",
    ...rest,
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

/** What the numbers are of: the moment, the files, the part of them, what does not count. */
function aboutOf(report: Report, { view, sample }: PageContext): string {
  const files = report.inputs.map(({ name }) => name);
  const named = files.slice(0, 5).map(plain).join(", ");
  const more = files.length > 5 ? ` and ${formatCount(files.length - 5)} more` : "";
  const away = leftOut(report);
  return [
    `As of ${formatMoment(report.now)}.${sample ? " Synthetic sample data." : ""}`,
    `From ${counted(files.length, "file")}: ${named}${more}.`,
    ...viewSentences(view, report).map(plain),
    view.from === undefined ? "Windows are the model's own, as each number says." : "",
    away.length > 0 ? `Left out, as chosen in data health: ${away.join(", ")}.` : "",
  ]
    .filter(Boolean)
    .map((line) => `- ${line}`)
    .join("\n");
}

function numbersOf(numbers: readonly NumberWidget[], changes?: ReadonlyMap<string, string>) {
  const columns = [
    { title: "Metric" },
    { title: "Value", numeric: true },
    { title: "Tier" },
    ...(changes ? [{ title: "Change" }] : []),
    { title: "What it is" },
  ];
  const rows = numbers.map((widget) => [
    widget.title,
    widget.value === null ? widget.emptyText || absentNumber(widget) : (widget.display ?? ""),
    widget.tier?.name ?? "",
    ...(changes ? [changes.get(widget.id) ?? ""] : []),
    widget.description ?? "",
  ]);
  return markdownTable(columns, rows);
}

function rowsOf({ columns, groups, groupTitle, report }: ShownTable): string[] {
  const shown = columns.filter(({ kind }) => kind !== "trend");
  const heads = shown.map(({ kind, title }) => ({ title, numeric: kind === "number" }));
  const rows = groups.flatMap((group) =>
    group.rows.map((row) => {
      const cells = shown.map((column) => cellText(row, column, report));
      return groupTitle === null ? cells : [group.title ?? "", ...cells];
    }),
  );
  const all = groupTitle === null ? heads : [{ title: groupTitle }, ...heads];
  const more = rows.length - kMostRows;
  return [
    markdownTable(all, rows.slice(0, kMostRows)),
    more > 0 ? `${formatCount(more)} more rows are in the CSV of this table.` : "",
  ];
}

function pointsOf(widget: LineWidget): string {
  const unit = chartUnit(widget);
  const axis = widget.series[0]?.points ?? [];
  const columns = [
    { title: widget.xAxisTitle ?? "Interval" },
    ...widget.series.map(({ title }) => ({ title, numeric: true })),
  ];
  const rows = axis.map((point, index) => [
    pointName(point),
    ...widget.series.map((series) => {
      const own = series.points[index];
      if (!own || own.value === null) return "no value";
      const note = partialNote(series, own);
      return `${formatValue(own.value, unit)}${note && ` (${note})`}`;
    }),
  ]);
  return markdownTable(columns, rows);
}

function sharesOf({ shares }: SharesWidget): string {
  const total = shares.reduce((sum, { count }) => sum + count, 0);
  return markdownTable(
    [{ title: "Value" }, { title: "Count", numeric: true }, { title: "Part", numeric: true }],
    shares.map(({ value, title, count, other }) => [
      value === null && !other ? "none" : title,
      formatCount(count),
      percentText(total === 0 ? 0 : count / total),
    ]),
  );
}
