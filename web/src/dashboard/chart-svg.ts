import * as Plot from "@observablehq/plot";
import type { LineWidget, Series, SeriesPoint } from "../engine/report";
import type { Unit } from "../format/units";
import { baselineMarks } from "./chart-baselines";
import { seriesStyle } from "./series-style";
import { chartUnit, describeChart, formatValue, partialNote, pointName } from "./series-text";
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
  text: string;
}

/**
 * A line chart as SVG: a pure function of the data and the size. Values that are not there leave a
 * gap; whole intervals are joined by a full line, one that is not over (or cut) by a dashed one to
 * an open dot.
 */
export function drawChart(
  widget: LineWidget,
  { width, height }: ChartSize,
  document: Document = globalThis.document,
): SVGSVGElement {
  const unit = chartUnit(widget);
  const axis = widget.series[0]?.points ?? [];
  const { baselines = [] } = widget;
  const values = [
    ...widget.series.flatMap(({ points }) => points.map(({ value }) => value ?? 0)),
    ...baselines.map(({ value }) => value),
  ];
  const max = Math.max(...values, 0);
  const min = Math.min(...values, 0);
  const wholeNumbers = values.every(Number.isInteger);
  const ticks = tickIndices(axis.length, width);

  const steps = wholeNumbers && max - min <= 5 ? { interval: 1 } : { ticks: 4 };

  const marks: Plot.Markish[] = [
    Plot.gridY({ ...steps, stroke: "var(--line)", strokeOpacity: 1 }),
    Plot.axisY({
      label: widget.yAxisTitle ?? null,
      labelArrow: "none",
      tickSize: 0,
      tickFormat: (value: number) => formatValue(value, unit),
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
  const dots: Dot[] = [];
  const several = widget.series.length > 1;
  for (const [index, series] of widget.series.entries()) {
    const style = seriesStyle(index);
    const own = series.points.map((point, x) => toDot(series, point, x, unit, several));
    const known = own.filter((dot) => !Number.isNaN(dot.y));
    dots.push(...known);
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
  marks.push(
    Plot.tip(
      dots,
      Plot.pointerX({
        x: "x",
        y: "y",
        title: "text",
        lineHeight: 1.3,
        fill: "var(--card)",
        stroke: "var(--edge)",
      }),
    ),
  );

  const svg = Plot.plot({
    document,
    width,
    height,
    marginLeft: 12 + 7 * Math.max(...[min, max].map((value) => formatValue(value, unit).length), 2),
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
  svg.setAttribute("role", "img");
  for (const group of svg.querySelectorAll("g[aria-label]")) {
    // Inside one picture with one label, the library's names of its parts say nothing to anybody.
    group.setAttribute("data-mark", group.getAttribute("aria-label") ?? "");
    group.removeAttribute("aria-label");
  }
  svg.querySelector("style")?.remove(); // refused by the CSP; the style sheet says the same
  return svg;
}

const kEnds = { x1: "x1", y1: "y1", x2: "x2", y2: "y2" } as const;

function toDot(series: Series, point: SeriesPoint, x: number, unit: Unit, several: boolean): Dot {
  const value = point.value === null ? "no value" : formatValue(point.value, unit);
  const what = several
    ? `, ${series.title}`
    : unit === "none"
      ? ` ${series.title.toLowerCase()}`
      : "";
  const note = partialNote(series, point);
  return {
    x,
    y: point.value ?? Number.NaN,
    whole: !point.partial,
    text: `${pointName(point)}\n${value}${what}${note === "" ? "" : `, ${note}`}`,
  };
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
