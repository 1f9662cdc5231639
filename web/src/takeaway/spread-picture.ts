import { drawHistogram } from "../dashboard/histogram-svg";
import { outliersText, spreadFacts } from "../dashboard/spread-texts";
import type { Metric, Spread } from "../engine/report";
import { kChartHeight, type PictureContent, plain } from "./picture";
import { textElement } from "./svg-element";

/** A histogram with the percentiles, and how many outliers there are, below it. */
export function spreadPicture(metric: Metric, spread: Spread, width: number): PictureContent {
  const chart = plain(drawHistogram(metric, spread, { width, height: kChartHeight }));
  const facts = spreadFacts(metric, spread).map(({ name, value }) => `${name} ${value.text}`);
  const outliers = outliersText(metric, spread);
  const line = [...facts, ...(outliers === null ? [] : [outliers])].join("   ·   ");
  const y = kChartHeight + 22;
  return {
    elements: [chart, textElement(line, { x: 0, y, fill: "var(--ink-2)", size: 13 })],
    height: y + 6,
  };
}
