import type { LineWidget, Series, SeriesPoint } from "../engine/report";
import { formatInterval } from "../format/dates";
import { formatNumber } from "../format/numbers";
import { formatQuantity, splitTitle, type Unit } from "../format/units";
import type { Company } from "./companions";

/** What the values of a chart are measured in, from the title of its axis. */
export function chartUnit(widget: LineWidget): Unit {
  return splitTitle(`x (${widget.yAxisTitle ?? ""})`).unit;
}

/** True of a chart in which there is nothing to draw. */
export function isEmptyChart({ series }: LineWidget): boolean {
  return series.every(({ points }) => points.every(({ value }) => value === null));
}

/** "12", "1 d 6 h", "8.5 %": a value beside a point or in the table. */
export function formatValue(value: number, unit: Unit): string {
  if (unit === "hours" || unit === "minutes") return formatQuantity(value, unit, 0).text;
  const text = formatNumber(value, value !== 0 && Math.abs(value) < 10 ? 2 : 1);
  return unit === "percent" ? `${text} %` : text;
}

/** "Week 35, 24 – 30 Aug 2026", or the label alone when the end is not known. */
export function pointName({ label, from, to }: SeriesPoint): string {
  const week = /^\d{4}-W(\d+)$/.exec(label)?.[1];
  const name = week === undefined ? label : `Week ${Number(week)}`;
  return to === undefined ? name : `${name}, ${formatInterval(from, to)}`;
}

/**
 * An interval in words, line by line: which it is, the value of each line, what stands beside them, and
 * of how much it is. The same for those who point at it and those who have it read to them.
 */
export function readPoint(widget: LineWidget, index: number, company: Company): string[] {
  const unit = chartUnit(widget);
  const axis = widget.series[0]?.points[index];
  if (!axis) return [];
  const several = widget.series.length > 1 || company.companions.length > 0;
  const lines = widget.series.map((series) => {
    const point = series.points[index];
    const value = point?.value ?? null;
    const shown = value === null ? "no value" : formatValue(value, unit);
    const note = point ? partialNote(series, point) : "";
    const what = several || unit === "none" ? `${company.own ?? series.title}: ` : "";
    return `${what}${shown}${note === "" ? "" : `, ${note}`}`;
  });
  const beside = company.companions.flatMap(({ title, values }) => {
    const value = values[index] ?? null;
    return value === null ? [] : [`${title}: ${formatValue(value, unit)}`];
  });
  const count = company.counts[index] ?? null;
  return [
    pointName(axis),
    ...lines,
    ...beside,
    ...(count === null ? [] : [`of ${formatNumber(count, 0)}`]),
  ];
}

/** What stands beside the value of an interval that is not whole. */
export function partialNote(series: Series, point: SeriesPoint): string {
  if (!point.partial) return "";
  return point === series.points.at(-1) ? "so far" : "part of it";
}

/**
 * A chart in words, for those who cannot see it: "Deployments by Week, 14 points from 2026-W34 to
 * 2026-W47: lowest 3 in 2026-W36, highest 41 in 2026-W40, last 12, not over yet."
 */
export function describeChart(widget: LineWidget): string {
  const unit = chartUnit(widget);
  const lines = widget.series.map((series) => describeSeries(series, unit, widget.xAxisTitle));
  const baselines = (widget.baselines ?? []).map(
    ({ name, value }) => `Baseline ${name}: ${formatValue(value, unit)}.`,
  );
  return [...lines, ...baselines].join(" ");
}

function describeSeries(series: Series, unit: Unit, by: string | null | undefined): string {
  const head = `${series.title}${by ? ` by ${by.toLowerCase()}` : ""}`;
  const points = series.points.filter((point) => point.value !== null);
  const first = series.points[0];
  const last = series.points.at(-1);
  if (!first || !last) return `${head}: no points.`;
  const range = `${head}, ${series.points.length} points from ${first.label} to ${last.label}`;
  const [low, high] = extremes(points);
  if (!low || !high) return `${range}: no values.`;
  const at = (point: SeriesPoint) => `${formatValue(point.value ?? 0, unit)} in ${point.label}`;
  const end = last.value === null ? "no value" : formatValue(last.value, unit);
  const open = last.partial ? ", not over yet" : "";
  return `${range}: lowest ${at(low)}, highest ${at(high)}, last ${end}${open}.`;
}

function extremes(points: readonly SeriesPoint[]): [SeriesPoint?, SeriesPoint?] {
  let low = points[0];
  let high = points[0];
  for (const point of points) {
    if (low && (point.value ?? 0) < (low.value ?? 0)) low = point;
    if (high && (point.value ?? 0) > (high.value ?? 0)) high = point;
  }
  return low && high ? [low, high] : [];
}
