import type { NumberWidget, Step } from "../engine/report";
import { formatDuration } from "../format/durations";
import { formatNumber, percentText } from "../format/numbers";
import { splitTitle } from "../format/units";
import { tierColor } from "./named-color";

/** A number beside the one of the period before. */
export interface Change {
  /** Where the number went; null where it stayed, or where there is none. */
  arrow: "up" | "down" | null;
  words: string;
  verdict: "better" | "worse" | "neutral";
}

type Numbers = Pick<NumberWidget, "value" | "display" | "unit" | "ladder"> & {
  number?: string | null;
};

/** Beyond so many times the number before, a percentage says less than that number. */
const kMostTimes = 10;

/** Null where neither period has a value. */
export function changeOf(now: Numbers, before: Numbers): Change | null {
  if (now.value === null && before.value === null) return null;
  if (now.value === null) return neutral(`before: ${before.display ?? before.value}`);
  if (before.value === null) return neutral("no value before");
  const difference = now.value - before.value;
  if (isTheSame(Math.abs(difference), now, before)) return neutral("as before");
  const better = higherIsBetter(now.ladder ?? before.ladder ?? []);
  const arrow = difference > 0 ? "up" : "down";
  const verdict = better === null ? "neutral" : better === difference > 0 ? "better" : "worse";
  const comparative = comparativeOf(now.unit, arrow, verdict);
  const size = sizeOf(Math.abs(difference), now.unit, Math.abs(before.value));
  const words = size
    ? `${size} ${comparative}`
    : `${comparative}, from ${before.number ?? before.value}`;
  return { arrow, words, verdict };
}

function neutral(words: string): Change {
  return { arrow: null, words, verdict: "neutral" };
}

/** The difference cannot be seen in what is shown. */
function isTheSame(difference: number, now: Numbers, before: Numbers): boolean {
  const seconds = secondsOf(now.unit);
  if (seconds !== null) return difference * seconds < 0.5;
  return difference === 0 || (now.number != null && now.number === before.number);
}

/** "12 %", "3 h", "4 points"; null where the number before says more than a percentage of it. */
function sizeOf(difference: number, unit: Numbers["unit"], base: number): string | null {
  const seconds = secondsOf(unit);
  if (seconds !== null) return formatDuration(difference * seconds);
  if (unit === "%") {
    const points = formatNumber(difference, difference < 10 ? 1 : 0);
    return `${points} ${points === "1" ? "point" : "points"}`;
  }
  if (base === 0 || difference / base >= kMostTimes) return null;
  return percentText(difference / base);
}

/** The word says what the colour does, too. */
function comparativeOf(
  unit: string | null | undefined,
  arrow: "up" | "down",
  verdict: Change["verdict"],
): string {
  if (verdict === "neutral") return arrow === "up" ? "more" : "less";
  const lowerIsBetter = (arrow === "down") === (verdict === "better");
  if (secondsOf(unit) !== null && lowerIsBetter) return arrow === "down" ? "faster" : "slower";
  return verdict;
}

function secondsOf(unit: string | null | undefined): number | null {
  const known = splitTitle(`of (${unit ?? ""})`).unit;
  return known === "hours" ? 3600 : known === "minutes" ? 60 : null;
}

/** From the best to the worst. */
const kColors = ["lime", "blue", "orange", "red"];

/**
 * By the colours at the two ends of a ladder, or, where these say nothing, by how it compares; null
 * for what has no better and worse.
 */
export function higherIsBetter(ladder: readonly Step[]): boolean | null {
  const steps = [...ladder].sort((a, b) => a.value - b.value);
  const [lowest] = steps;
  const highest = steps.at(-1);
  if (!lowest || !highest) return null;
  const [low, high] = [lowest, highest].map(({ color }) => kColors.indexOf(tierColor(color) ?? ""));
  if (low !== undefined && high !== undefined && low !== high && low >= 0 && high >= 0) {
    return high < low;
  }
  if (steps.every(({ operator }) => operator.startsWith(">"))) return true;
  return steps.every(({ operator }) => operator.startsWith("<")) ? false : null;
}
