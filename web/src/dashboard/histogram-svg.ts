import * as Plot from "@observablehq/plot";
import type { Metric, Spread } from "../engine/report";
import { measureOfMetric, quantity } from "../explain/measure";
import { formatCount } from "../format/numbers";
import type { ChartSize } from "./chart-svg";
import { finish } from "./finish-svg";
import { describeSpread } from "./spread-texts";

/** Pixels that an edge's label takes, with the space around it, and one of a percentile. */
const kEdgeWidth = 62;
const kNameWidth = 30;

/**
 * How values are distributed, as SVG: a pure function of the data and the size. Bars stand side by side
 * as wide as each other, though each bin is twice as wide as the one before: times differ in their
 * order of magnitude. Bins of outliers only are outlined.
 */
export function drawHistogram(
  metric: Metric,
  spread: Spread,
  { width, height }: ChartSize,
  document: Document = globalThis.document,
): SVGSVGElement {
  const { bins, outliers } = spread;
  const measure = measureOfMetric(metric);
  const bars = bins.map(({ count, from }, index) => ({
    x1: index + 0.04,
    x2: index + 0.96,
    count,
    outlying: outliers.above !== null && from >= outliers.above,
  }));
  const edges = [...bins.map(({ from }) => from), bins.at(-1)?.to ?? 0];
  const every = Math.max(1, Math.ceil((edges.length * kEdgeWidth) / width));
  const ticks = edges.map((_, index) => index).filter((index) => index % every === 0);
  const most = Math.max(...bins.map(({ count }) => count), 1);
  const marks = percentileMarks(spread, width);

  const svg = Plot.plot({
    document,
    width,
    height,
    marginLeft: 12 + 7 * Math.max(String(most).length, 2),
    marginRight: 30,
    marginTop: 30,
    marginBottom: 28,
    ariaLabel: `Histogram. ${describeSpread(metric, spread)}`,
    className: "plot",
    style: { fontSize: width < 480 ? "11.5px" : "12px", background: "none" },
    x: { type: "linear", domain: [0, Math.max(1, bins.length)] },
    y: { type: "linear", domain: [0, most], nice: true },
    marks: [
      Plot.gridY({ ...stepsOf(most), stroke: "var(--line)", strokeOpacity: 1 }),
      Plot.axisY({ label: null, tickSize: 0, tickFormat: formatCount, ...stepsOf(most) }),
      Plot.axisX({
        label: null,
        tickSize: 0,
        ticks,
        tickFormat: (index: number) => quantity(edges[index] ?? 0, measure).text,
      }),
      Plot.rectY(bars, {
        x1: "x1",
        x2: "x2",
        y1: 0,
        y2: "count",
        fill: (bar: (typeof bars)[number]) => (bar.outlying ? "var(--area)" : "var(--line-1)"),
        stroke: "var(--line-1)",
        strokeWidth: 1,
      }),
      Plot.ruleX(marks, { x: "x", stroke: "var(--ink-2)", strokeWidth: 1, strokeDasharray: "3 3" }),
      Plot.text(
        marks.filter(({ named }) => named),
        { x: "x", frameAnchor: "top", dy: -16, text: "name", fill: "var(--ink-2)" },
      ),
    ],
  }) as SVGSVGElement;
  return finish(svg);
}

/** Where the middles of the bars stand, in pixels from the left edge. */
export function barPlaces(svg: SVGSVGElement, count: number): number[] {
  const scale = (svg as SVGSVGElement & Plot.Plot).scale("x");
  return Array.from({ length: count }, (_, index) => Number(scale?.apply(index + 0.5) ?? 0));
}

function stepsOf(most: number) {
  return most <= 5 ? { interval: 1 } : { ticks: 4 };
}

/** Percentiles at their places; of two whose names would touch, the first is named. */
function percentileMarks({ bins, median, p75, p90 }: Spread, width: number) {
  const perBin = width / Math.max(1, bins.length);
  let last = Number.NEGATIVE_INFINITY;
  return [
    { name: "p50", value: median },
    { name: "p75", value: p75 },
    { name: "p90", value: p90 },
  ].flatMap(({ name, value }) => {
    const x = value === null ? null : placeOf(bins, value);
    if (x === null) return [];
    const named = (x - last) * perBin >= kNameWidth;
    if (named) last = x;
    return [{ name, x, named }];
  });
}

/** Where a value lies among the bins: their number and the part of the way through one. */
function placeOf(bins: Spread["bins"], value: number): number | null {
  const index = bins.findIndex(({ from, to }) => value >= from && value < to);
  const bin = bins[index];
  if (!bin) return value === bins.at(-1)?.to ? bins.length : null;
  return index + (value - bin.from) / (bin.to - bin.from);
}
