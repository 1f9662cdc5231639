import type { LineWidget } from "../engine/report";
import type { Company } from "./companions";
import { baselineColor, companionStyle, seriesStyle } from "./series-style";
import { chartUnit, formatValue } from "./series-text";

/** A line of a chart by what tells it from the others. */
export interface LegendEntry {
  text: string;
  color: string;
  dashes: string;
  width: number;
}

/** Which line is which, and what the baselines are; nothing of a chart with a single line. */
export function legendOf(widget: LineWidget, { own, companions }: Company): LegendEntry[] {
  const { series, baselines = [] } = widget;
  if (series.length + companions.length + baselines.length <= 1) return [];
  const unit = chartUnit(widget);
  return [
    ...series.map(({ title }, index) => ({ text: own ?? title, ...seriesStyle(index), width: 2 })),
    ...companions.map(({ kind, title }) => ({ text: title, ...companionStyle(kind) })),
    ...baselines.map((baseline) => ({
      text: `${baseline.name}: ${formatValue(baseline.value, unit)}`,
      color: baselineColor(baseline),
      dashes: "none",
      width: 1,
    })),
  ];
}
