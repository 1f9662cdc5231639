import type { Metric } from "../engine/report";
import { exactNumber, formatNumber } from "../format/numbers";
import { formatQuantity, type Quantity, splitTitle, type Unit } from "../format/units";

/** What a number is measured in; `suffix` is of what has a unit that nothing is scaled in. */
export interface Measure {
  unit: Unit;
  /** " per week", or nothing. */
  suffix: string;
}

export const plainNumber: Measure = { unit: "none", suffix: "" };

/** From the bracket of a title: "Lead Time (Hours)", "Deployment Frequency (per week)". */
export function measureOfTitle(title: string): Measure {
  const { bracket, unit } = splitTitle(title);
  const suffix = unit === "none" && bracket?.startsWith("per ") ? ` ${bracket}` : "";
  return { unit, suffix };
}

/** From the unit that a dashboard writes behind a number: "Hours", "per week", "%". */
export function measureOfUnit(unit: string | null | undefined): Measure {
  const known = splitTitle(`x (${unit ?? ""})`).unit;
  return { unit: known, suffix: known === "none" && unit ? ` ${unit}` : "" };
}

export function measureOfMetric({ unit }: Pick<Metric, "unit">): Measure {
  return { unit: unit === "count" ? "none" : unit === "%" ? "percent" : unit, suffix: "" };
}

/** True where the unit says all that there is to say. */
export function isTold({ unit, suffix }: Measure): boolean {
  return unit !== "none" || suffix !== "";
}

/** A value as people read it, and exactly. */
export function quantity(value: number, { unit, suffix }: Measure): Quantity {
  const decimals = Number.isInteger(value) ? 0 : 2;
  if (unit !== "none") return formatQuantity(value, unit, decimals);
  const text = formatNumber(value, small(value) ? 4 : decimals);
  return { text: text + suffix, exact: exactNumber(value) + suffix };
}

/** What two decimals would make nothing of. */
function small(value: number): boolean {
  return value !== 0 && Math.abs(value) < 0.01;
}
