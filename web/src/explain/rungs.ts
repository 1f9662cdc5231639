import type { Step } from "../engine/report";
import { formatCount } from "../format/numbers";
import { type Measure, quantity } from "./measure";

/** One tier of a ladder as it is shown. */
export interface Rung {
  name: string;
  color: string;
  /** "from 7 per week", "up to 1 d", "less". */
  range: string;
  /** The value stands on it. */
  mine: boolean;
}

/** The tiers with their ranges, in the ladder's order; the one of `value` is marked. */
export function rungsOf(steps: readonly Step[], value: number | null, measure: Measure): Rung[] {
  const mine = value === null ? -1 : stepOf(steps, value);
  return steps.map((step, index) => ({
    name: step.name,
    color: step.color,
    range: rangeText(step, index === steps.length - 1 && index > 0, measure),
    mine: index === mine,
  }));
}

/** The first step that holds; -1 where none does. Ladders go from the best tier down. */
export function stepOf(steps: readonly Step[], value: number): number {
  return steps.findIndex((step) => holds(step, value));
}

function holds({ operator, value }: Step, own: number): boolean {
  switch (operator) {
    case ">=":
      return own >= value;
    case ">":
      return own > value;
    case "<=":
      return own <= value;
    case "<":
      return own < value;
    case "=":
      return own === value;
    case "!=":
      return own !== value;
  }
}

const kRanges: Readonly<Record<Step["operator"], string>> = {
  ">=": "from",
  ">": "above",
  "<=": "up to",
  "<": "below",
  "=": "exactly",
  "!=": "not",
};

function rangeText({ operator, value }: Step, last: boolean, measure: Measure): string {
  const { text } = quantity(value, measure);
  if (!last) return `${kRanges[operator]} ${text}`;
  return `${operator.startsWith(">") ? "above" : "below"} ${text}`;
}

/** What a count is divided by, so that the way to a tier can be said in things to do. */
export interface CountPerInterval {
  count: number;
  intervals: number;
}

/**
 * What the next tier would take: "Elite from 7 per week: 38 more in this span", "High up to 7 d: must
 * fall by 3 h". Null where the value stands on no step.
 */
export function nextTier(
  steps: readonly Step[],
  value: number,
  measure: Measure,
  per?: CountPerInterval,
): string | null {
  const mine = stepOf(steps, value);
  if (mine < 0) return null;
  const next = steps[mine - 1];
  if (!next) return "the best there is";
  const head = `${next.name} ${kRanges[next.operator]} ${quantity(next.value, measure).text}`;
  if (next.operator.startsWith(">")) {
    if (!per) return `${head}: must rise by ${distance(next.value - value, measure)}`;
    const wanted = next.value * per.intervals;
    const reached = next.operator === ">" ? Math.floor(wanted) + 1 : Math.ceil(wanted - 1e-9);
    return `${head}: ${formatCount(reached - per.count)} more in this span`;
  }
  if (!next.operator.startsWith("<")) return head;
  return `${head}: must fall by ${distance(value - next.value, measure)}`;
}

function distance(gap: number, measure: Measure): string {
  // Of a percentage the distance is in points: from 8 % to 5 % it falls by 3 points, not by 3 %.
  if (measure.unit !== "percent") return quantity(gap, measure).text;
  const { text } = quantity(gap, { unit: "none", suffix: "" });
  return `${text} ${text === "1" ? "point" : "points"}`;
}
