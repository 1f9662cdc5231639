import type { Metric, Spread } from "../engine/report";
import { measureOfMetric, quantity } from "../explain/measure";
import { formatInterval } from "../format/dates";
import { counted } from "../format/numbers";
import type { Quantity } from "../format/units";

/** One of the numbers that say how values are distributed. */
export interface SpreadFact {
  name: string;
  /** For those to whom a percentile says nothing. */
  meaning: string;
  value: Quantity;
}

export function spreadTitle({ title }: Metric): string {
  return `Spread of ${title}`;
}

/** Of how many values it is, and of when. */
export function spreadWords({ count, from, to }: Spread): string {
  return `${counted(count, "value")}, ${formatInterval(from, to)}`;
}

export function spreadFacts(metric: Metric, { median, p75, p90, mean }: Spread): SpreadFact[] {
  const measure = measureOfMetric(metric);
  const facts: [string, string, number | null][] = [
    ["p50", "half of them are below", median],
    ["p75", "three quarters are below", p75],
    ["p90", "nine of ten are below", p90],
    ["Mean", "their sum by their number", mean],
  ];
  return facts.flatMap(([name, meaning, value]) =>
    value === null ? [] : [{ name, meaning, value: quantity(value, measure) }],
  );
}

/** "7 outliers above 5 d 3 h"; null where there are none. */
export function outliersText(metric: Metric, { outliers }: Spread): string | null {
  const { above, count } = outliers;
  if (count === 0) return null;
  const edge = above === null ? "" : ` above ${quantity(above, measureOfMetric(metric)).text}`;
  return `${counted(count, "outlier")}${edge}`;
}

/** "1 h to 2 h": a bin of the histogram. */
export function binText(metric: Metric, { from, to }: Spread["bins"][number]): string {
  const measure = measureOfMetric(metric);
  return `${quantity(from, measure).text} to ${quantity(to, measure).text}`;
}

/** A histogram in words, for those who cannot see it. */
export function describeSpread(metric: Metric, spread: Spread): string {
  const facts = spreadFacts(metric, spread).map(({ name, value }) => `${name} ${value.text}`);
  const most = spread.bins.reduce<Spread["bins"][number] | undefined>(
    (best, bin) => (best && best.count >= bin.count ? best : bin),
    undefined,
  );
  const parts = [`${metric.title} of ${spread.count}`, facts.join(", ")];
  if (most) parts.push(`most, ${most.count}, from ${binText(metric, most)}`);
  const outliers = outliersText(metric, spread);
  if (outliers !== null) parts.push(outliers);
  return `${parts.filter((part) => part !== "").join(": ")}.`;
}
