import * as Plot from "@observablehq/plot";
import type { LineWidget, SeriesPoint } from "../engine/report";
import { axisScale, axisText } from "./axis-scale";
import { baselineMarks } from "./chart-baselines";
import { type Company, noCompany } from "./companions";
import { finish } from "./finish-svg";
import { companionStyle, seriesStyle } from "./series-style";
import { chartUnit, describeChart } from "./series-text";
import { tickIndices, tickLabel } from "./ticks";

/** Pixels. Text is drawn at its own size, so the chart must be drawn for the width it gets. */
export interface ChartSize {
  width: number;
  height: number;
}

const kMarginTop = 26;
const kMarginBottom = 34;

/** A point as it is drawn: `x` counts intervals from the left. */
interface Dot {
  x: number;
  y: number;
  whole: boolean;
}

/**
 * A line chart as SVG: a pure function of the data and the size. Values that are not there leave a
 * gap; whole intervals are joined by a full line, one that is not over (or cut) by a dashed one to
 * an open dot.
 */
export function drawChart(
  widget: LineWidget,
  { width, height }: ChartSize,
  company: Company = noCompany,
  document: Document = globalThis.document,
): SVGSVGElement {
  const unit = chartUnit(widget);
  const axis = widget.series[0]?.points ?? [];
  const { companions } = company;
  const whole = [
    ...widget.series.flatMap(({ points }) => points.map(({ value }) => value ?? 0)),
    ...companions.flatMap(({ values }) => values.map((value) => value ?? 0)),
    ...(widget.baselines ?? []).map(({ value }) => value),
  ];
  const scale = axisScale(Math.max(...whole, 0), unit);
  const values = whole.map((value) => value / scale.divisor);
  const baselines = (widget.baselines ?? []).map((baseline) => ({
    ...baseline,
    value: baseline.value / scale.divisor,
  }));
  const max = Math.max(...values, 0);
  const min = Math.min(...values, 0);
  const wholeNumbers = values.every(Number.isInteger);
  const ticks = tickIndices(axis.length, width);

  const steps = wholeNumbers && max - min <= 5 ? { interval: 1 } : { ticks: 4 };

  const marks: Plot.Markish[] = [
    Plot.gridY({ ...steps, stroke: "var(--line)", strokeOpacity: 1 }),
    Plot.axisY({
      // Where its numbers have their unit, which may be a larger one, no title says it again.
      label: scale.suffix === "" ? (widget.yAxisTitle ?? null) : null,
      labelArrow: "none",
      tickSize: 0,
      tickFormat: (value: number) => axisText(value, scale),
      ...steps,
    }),
    Plot.axisX({
      label: null,
      tickSize: 0,
      ticks,
      tickFormat: (index: number) => tickLabel(axis, ticks, index),
      lineHeight: 1.2,
    }),
  ];
  const perUnit = (height - kMarginTop - kMarginBottom) / (max - min || 1);
  marks.push(...baselineMarks(baselines, perUnit));
  for (const { kind, values: own } of companions) {
    marks.push(companionMark(kind, own, scale.divisor));
  }
  const several = widget.series.length > 1;
  for (const [index, series] of widget.series.entries()) {
    const style = seriesStyle(index);
    const own = series.points.map((point, x) => toDot(point, x, scale.divisor));
    const known = own.filter((dot) => !Number.isNaN(dot.y));
    if (!several) {
      marks.push(Plot.areaY(own, { x: "x", y1: 0, y2: "y", fill: "var(--area)" }));
    }
    marks.push(
      Plot.link(segments(own, true), {
        ...kEnds,
        stroke: style.color,
        strokeWidth: 2,
        strokeDasharray: style.dashes,
      }),
      Plot.link(segments(own, false), {
        ...kEnds,
        stroke: style.color,
        strokeWidth: 1.5,
        strokeDasharray: "3 4",
      }),
      Plot.dot(known, {
        x: "x",
        y: "y",
        r: 3,
        fill: (dot: Dot) => (dot.whole ? style.color : "var(--card)"),
        stroke: style.color,
        strokeWidth: 1.5,
      }),
    );
  }
  const svg = Plot.plot({
    document,
    width,
    height,
    marginLeft: 12 + 7 * Math.max(...[min, max].map((value) => axisText(value, scale).length), 2),
    marginRight: 14,
    marginTop: kMarginTop,
    marginBottom: kMarginBottom,
    ariaLabel: `Line chart. ${describeChart(widget)}`,
    className: "plot",
    style: { fontSize: width < 480 ? "11.5px" : "12px", background: "none" },
    x: { type: "linear", domain: [0, Math.max(1, axis.length - 1)], inset: 8 },
    y: { type: "linear", domain: [min, max === min ? max + 1 : max], nice: true, zero: true },
    marks,
  }) as SVGSVGElement;
  return finish(svg);
}

/** Where the intervals of a drawn chart stand, in pixels from its left edge. */
export function pointPlaces(svg: SVGSVGElement, count: number): number[] {
  const scale = (svg as SVGSVGElement & Plot.Plot).scale("x");
  return Array.from({ length: count }, (_, index) => Number(scale?.apply(index) ?? 0));
}

const kEnds = { x1: "x1", y1: "y1", x2: "x2", y2: "y2" } as const;

function toDot(point: SeriesPoint, x: number, divisor: number): Dot {
  const y = point.value === null ? Number.NaN : point.value / divisor;
  return { x, y, whole: !point.partial };
}

function companionMark(
  kind: "median" | "previous",
  values: readonly (number | null)[],
  divisor: number,
): Plot.Markish {
  const { color, dashes, width } = companionStyle(kind);
  const own = values.map((value, x) => ({ x, y: value === null ? Number.NaN : value / divisor }));
  return Plot.lineY(own, {
    x: "x",
    y: "y",
    stroke: color,
    strokeWidth: width,
    strokeDasharray: dashes,
  });
}

/** The lines between neighbours that both have a value: between whole intervals, or the others. */
function segments(dots: readonly Dot[], whole: boolean) {
  return dots.slice(1).flatMap((right, index) => {
    const left = dots[index];
    if (!left || Number.isNaN(left.y) || Number.isNaN(right.y)) return [];
    if ((left.whole && right.whole) !== whole) return [];
    return [{ x1: left.x, y1: left.y, x2: right.x, y2: right.y }];
  });
}
