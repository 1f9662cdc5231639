import type { SeriesPoint } from "../engine/report";

/** Pixels that a label of the x axis takes, with the space around it. */
const kLabelWidth = 44;

/** Which intervals get a label: as many as do not touch, counted from the last, which has one. */
export function tickIndices(intervals: number, width: number): number[] {
  const room = Math.max(1, Math.floor(width / kLabelWidth));
  const every = Math.max(1, Math.ceil(intervals / room));
  const all = Array.from({ length: intervals }, (_, index) => index);
  return all.filter((index) => (intervals - 1 - index) % every === 0);
}

/**
 * The label of an interval: "W35" for 2026-W35, with a second line: the year at the first label and
 * where another year begins, "so far" under a last interval that is not over. Labels of other kinds
 * stay as they are.
 */
export function tickLabel(
  axis: readonly SeriesPoint[],
  ticks: readonly number[],
  index: number,
): string {
  const point = axis[index];
  if (!point) return "";
  const parts = splitWeek(point.label);
  const name = parts?.week ?? point.label;
  if (point.partial && index === axis.length - 1) return `${name}\nso far`;
  if (!parts) return name;
  const before = axis[ticks[ticks.indexOf(index) - 1] ?? -1];
  return before && splitWeek(before.label)?.year === parts.year ? name : `${name}\n${parts.year}`;
}

function splitWeek(label: string): { year: string; week: string } | null {
  const match = /^(\d{4})-W0?(\d+)$/.exec(label);
  return match?.[1] && match[2] ? { year: match[1], week: `W${match[2]}` } : null;
}
