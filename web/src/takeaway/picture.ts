import { drawChart } from "../dashboard/chart-svg";
import { baselineColor, seriesStyle } from "../dashboard/series-style";
import { chartUnit, describeChart, formatValue } from "../dashboard/series-text";
import type { LineWidget, SharesWidget, Widget } from "../engine/report";
import { isLineWidget, isSharesWidget } from "../engine/report";
import { sharesPicture } from "./shares-picture";
import { svgElement, textElement } from "./svg-element";

export type ChartWidget = LineWidget | SharesWidget;

/** What can be taken away as a picture: charts that have something to draw. */
export function isChart(widget: Widget): widget is ChartWidget {
  if (widget.error || widget.undrawn) return false;
  if (isSharesWidget(widget)) return widget.shares.some(({ count }) => count > 0);
  return (
    isLineWidget(widget) &&
    widget.series.some(({ points }) => points.some(({ value }) => value !== null))
  );
}

/** Pixels: as wide as a column of text on most pages. */
const kWidth = 800;
const kChartHeight = 300;
const kEdge = 24;

/**
 * A chart as a picture that stands for itself: with its title, its legend and a ground, in the colours
 * of the theme in force, and with nothing that is elsewhere.
 */
export function pictureOf(widget: ChartWidget): SVGSVGElement {
  const inner = kWidth - 2 * kEdge;
  const content = isLineWidget(widget) ? linePicture(widget, inner) : sharesPicture(widget, inner);
  const described = widget.description ? 20 : 0;
  const top = kEdge + 24 + described;
  const height = top + content.height + kEdge;
  const name = isLineWidget(widget) ? describeChart(widget) : widget.title;
  const root = svgElement("svg", {
    viewBox: `0 0 ${kWidth} ${height}`,
    width: kWidth,
    height,
    role: "img",
    "aria-label": `${widget.title}. ${name}`,
    color: "var(--ink-3)",
    "font-family": "var(--sans)",
    "font-size": 12,
  });
  const about = svgElement("title", {});
  about.textContent = widget.title;
  root.append(
    about,
    svgElement("rect", { width: kWidth, height, fill: "var(--card)" }),
    textElement(widget.title, {
      x: kEdge,
      y: kEdge + 12,
      fill: "var(--ink)",
      size: 15,
      bold: true,
    }),
  );
  if (widget.description) {
    root.append(
      textElement(widget.description, { x: kEdge, y: kEdge + 32, fill: "var(--ink-3)", size: 13 }),
    );
  }
  const place = svgElement("g", { transform: `translate(${kEdge} ${top})` });
  place.append(...content.elements);
  root.append(place);
  resolve(root);
  return root as SVGSVGElement;
}

function linePicture(widget: LineWidget, width: number) {
  const chart = drawChart(widget, { width, height: kChartHeight });
  chart.querySelector('[data-mark="tip"]')?.remove();
  for (const name of ["class", "role", "aria-label", "font-family"]) chart.removeAttribute(name);
  const unit = chartUnit(widget);
  const entries = [
    ...(widget.series.length > 1 ? widget.series : []).map(({ title }, index) => ({
      text: title,
      ...seriesStyle(index),
    })),
    ...(widget.baselines ?? []).map((baseline) => ({
      text: `${baseline.name}: ${formatValue(baseline.value, unit)}`,
      color: baselineColor(baseline),
      dashes: "none",
    })),
  ];
  let x = 0;
  let y = kChartHeight + 16;
  const legend = entries.flatMap(({ text, color, dashes }) => {
    const wide = 48 + 7.2 * text.length;
    if (x > 0 && x + wide > width) {
      x = 0;
      y += 22;
    }
    const at = x;
    x += wide;
    return [
      svgElement("path", {
        d: `M${at} ${y}h26`,
        stroke: color,
        "stroke-width": 2,
        "stroke-dasharray": dashes,
      }),
      textElement(text, { x: at + 32, y: y + 4, fill: "var(--ink-2)", size: 12 }),
    ];
  });
  return { elements: [chart, ...legend], height: legend.length > 0 ? y + 12 : kChartHeight };
}

/** Puts the values of the theme in the place of their names: a picture has no style sheet. */
function resolve(root: Element): void {
  const theme = getComputedStyle(document.documentElement);
  const inForce = (text: string): string =>
    text.replace(/var\((--[\w-]+)\)/g, (_, name: string) =>
      inForce(theme.getPropertyValue(name).trim() || "none"),
    );
  for (const element of [root, ...root.querySelectorAll("*")]) {
    for (const { name, value } of [...element.attributes]) {
      if (value.includes("var(")) element.setAttribute(name, inForce(value));
      if (name.startsWith("data-")) element.removeAttribute(name);
    }
  }
}

/** The picture as a file of SVG. */
export function svgText(picture: SVGSVGElement): string {
  return `${new XMLSerializer().serializeToString(picture)}\n`;
}
