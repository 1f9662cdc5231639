import type { Report, Widget } from "../engine/report";
import { listed } from "./names";

/** The part of a report that a widget shows: all of it, or some cards. */
export type Part = { ok: true; report: Report; single: boolean } | { ok: false; sentence: string };

/**
 * @param wanted `dashboard`, the id of a widget, or of a metric, which has a number and a trend
 * @param title in the place of a single widget's own; null for its own
 */
export function partOf(report: Report, wanted: string, title: string | null): Part {
  if (wanted === "dashboard") return { ok: true, report, single: false };
  const ids = report.widgets.some(({ id }) => id === wanted) ? [wanted] : ofMetric(report, wanted);
  const widgets = report.widgets.filter(({ id }) => ids.includes(id));
  const [first] = widgets;
  if (!first) return { ok: false, sentence: unknownWidget(report) };
  const single = widgets.length === 1;
  return {
    ok: true,
    report: only(report, single ? [{ ...first, title: title ?? first.title }] : widgets),
    single,
  };
}

/** The widgets that can be asked for. */
export function partsOf(report: Report): string[] {
  const metrics = (report.trends ?? []).filter(({ widgets }) => widgets.length > 0);
  return [
    "dashboard",
    ...report.widgets.map(({ id }) => id),
    ...metrics.map(({ identifier }) => identifier),
  ];
}

function ofMetric(report: Report, wanted: string): readonly string[] {
  return report.trends?.find(({ identifier }) => identifier === wanted)?.widgets ?? [];
}

/** The report with some of its widgets, where they stand. */
function only(report: Report, widgets: Widget[]): Report {
  const [single] = widgets.length === 1 ? widgets : [];
  const kept = new Set(widgets.map(({ id }) => id));
  const layout = single
    ? [{ height: 0, columns: [{ id: single.id, size: 12 }] }]
    : report.layout.map(({ height, columns }) => ({
        height,
        columns: columns.filter(({ id }) => kept.has(id)),
      }));
  return { ...report, widgets, layout };
}

function unknownWidget(report: Report): string {
  return `There is no such widget on this dashboard; there is ${listed(partsOf(report))}.`;
}
