import * as Plot from "@observablehq/plot";
import type { Baseline } from "../engine/report";
import { baselineColor } from "./series-style";

/** Pixels between two names that do not touch. */
const kNameHeight = 14;

/**
 * Baselines: fine lines over the whole width, each with its name above its right end. Of those that
 * lie too close together only the first is named here; the legend names all.
 * @param perUnit pixels
 */
export function baselineMarks(baselines: readonly Baseline[], perUnit: number): Plot.Markish[] {
  let last = Number.NEGATIVE_INFINITY;
  const named = [...baselines]
    .sort((a, b) => a.value - b.value)
    .filter(({ value }) => {
      if ((value - last) * perUnit < kNameHeight) return false;
      last = value;
      return true;
    });
  return [
    Plot.ruleY(baselines, {
      y: "value",
      stroke: baselineColor,
      strokeWidth: 1,
    }),
    Plot.text(named, {
      y: "value",
      frameAnchor: "right",
      textAnchor: "end",
      dy: -8,
      text: "name",
      fill: baselineColor,
      stroke: "var(--card)",
      strokeWidth: 4,
    }),
  ];
}
