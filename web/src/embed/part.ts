import {
  isLineWidget,
  type LineWidget,
  type Metric,
  type Report,
  type Widget,
} from "../engine/report";
import { listed } from "./names";

/** The part of a report that a widget shows: all of it, or some cards. */
export type Part = { ok: true; report: Report; single: boolean } | { ok: false; sentence: string };

/**
 * @param wanted `dashboard`, the id of a widget, or of a metric, which has a number and a trend
 * @param title in the place of a single widget's own; null for its own
 */
export function partOf(report: Report, wanted: string, title: string | null): Part {
  if (wanted === "dashboard") return { ok: true, report, single: false };
  const widgets = widgetsOf(report, wanted);
  const [first] = widgets;
  if (!first) return { ok: false, sentence: unknownWidget(report) };
  if (widgets.length > 1) return { ok: true, report: sideBySide(report, widgets), single: false };
  const alone = { ...first, title: title ?? first.title };
  const layout = [{ height: 0, columns: [{ id: alone.id, size: 12 }] }];
  return { ok: true, report: { ...report, widgets: [alone], layout }, single: true };
}

/** What can be asked for, by its name in an address, with words for people. */
export function partsOf(report: Report | null): [wanted: string, words: string][] {
  const metrics = (report?.trends ?? []).filter(({ widgets }) => widgets.length > 0);
  return [
    ["dashboard", "The whole dashboard"],
    ...metrics.map(({ identifier, title }): [string, string] => [identifier, `Metric: ${title}`]),
    ...(report?.widgets ?? []).map(({ id, title }): [string, string] => [id, title || id]),
  ];
}

function widgetsOf(report: Report, wanted: string): Widget[] {
  const widget = report.widgets.find(({ id }) => id === wanted);
  if (widget) return [widget];
  const metric = report.trends?.find(({ identifier }) => identifier === wanted);
  const found = report.widgets.filter(({ id }) => metric?.widgets.includes(id));
  return metric && !found.some(isLineWidget) ? [...found, trendOf(metric)] : found;
}

/** The weeks of a metric for which the dashboard has no chart. */
function trendOf({ identifier, title, unit, points }: Metric): LineWidget {
  return {
    id: `${identifier}-trend`,
    type: "line-chart",
    title: `${title} (Weekly Trend)`,
    xAxisTitle: "Week",
    yAxisTitle: unit === "count" ? title : `${title} (${unit})`,
    series: [{ title, points }],
  };
}

/** Cards in one row: a number takes a third of it, a chart the rest. */
function sideBySide(report: Report, widgets: Widget[]): Report {
  const numbers = widgets.filter((widget) => !isLineWidget(widget)).length;
  const wide = Math.max(4, Math.floor((12 - 4 * numbers) / Math.max(1, widgets.length - numbers)));
  const columns = widgets.map((widget) => ({
    id: widget.id,
    size: isLineWidget(widget) ? wide : 4,
  }));
  return { ...report, widgets, layout: [{ height: 0, columns }] };
}

function unknownWidget(report: Report): string {
  const parts = partsOf(report).map(([wanted]) => wanted);
  return `There is no such widget on this dashboard; there is ${listed(parts, 40)}.`;
}
