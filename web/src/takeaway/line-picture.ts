import { drawChart } from "../dashboard/chart-svg";
import type { Company } from "../dashboard/companions";
import { legendOf } from "../dashboard/legend";
import type { LineWidget } from "../engine/report";
import { kChartHeight, type PictureContent, plain } from "./picture";
import { svgElement, textElement } from "./svg-element";

const kLine = 22;

/** A line chart with its legend below it. */
export function linePicture(widget: LineWidget, company: Company, width: number): PictureContent {
  const chart = plain(drawChart(widget, { width, height: kChartHeight }, company));
  let x = 0;
  let y = kChartHeight + 16;
  const legend = legendOf(widget, company).flatMap(({ text, color, dashes, width: stroke }) => {
    const wide = 48 + 7.2 * text.length;
    if (x > 0 && x + wide > width) {
      x = 0;
      y += kLine;
    }
    const at = x;
    x += wide;
    return [
      svgElement("path", {
        d: `M${at} ${y}h26`,
        stroke: color,
        "stroke-width": stroke,
        "stroke-dasharray": dashes,
      }),
      textElement(text, { x: at + 32, y: y + 4, fill: "var(--ink-2)", size: 12 }),
    ];
  });
  return { elements: [chart, ...legend], height: legend.length > 0 ? y + 12 : kChartHeight };
}
