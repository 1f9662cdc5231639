import { formatNumber } from "../format/numbers";
import type { Unit } from "../format/units";

/** In what an axis counts: values are divided by `divisor`, and its numbers end with `suffix`. */
export interface AxisScale {
  divisor: number;
  suffix: string;
}

/** The largest unit of time of which the highest value has at least three. */
export function axisScale(max: number, unit: Unit): AxisScale {
  const minutes = unit === "hours" ? 60 : 1;
  switch (unit) {
    case "none":
      return { divisor: 1, suffix: "" };
    case "percent":
      return { divisor: 1, suffix: " %" };
    case "hours":
    case "minutes": {
      const steps: [number, string][] = [
        [1440, " d"],
        [60, " h"],
        [1, " min"],
      ];
      const [size, suffix] = steps.find(([one]) => max * minutes >= 3 * one) ?? [1, " min"];
      // A whole number stays whole where the dashboard counts in that unit itself.
      return { divisor: size / minutes, suffix };
    }
  }
}

export function axisText(value: number, { suffix }: AxisScale): string {
  return formatNumber(value, value !== 0 && Math.abs(value) < 10 ? 2 : 1) + suffix;
}
