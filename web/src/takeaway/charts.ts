import { besides, type Company, metricCharts } from "../dashboard/companions";
import { describeChart, isEmptyChart } from "../dashboard/series-text";
import { describeSpread, spreadTitle, spreadWords } from "../dashboard/spread-texts";
import {
  isLineWidget,
  isSharesWidget,
  type LineWidget,
  type Metric,
  type Report,
  type Widget,
} from "../engine/report";
import { linePicture } from "./line-picture";
import type { Picture } from "./picture";
import { sharesPicture } from "./shares-picture";
import { spreadPicture } from "./spread-picture";

/**
 * What can be taken away as a picture: the charts that have something to draw, as the page draws them.
 * @param previous the metrics of the period before, which are drawn beside those of this one
 */
export function chartsOf(report: Report, previous?: readonly Metric[]): Picture[] {
  const { trends = [] } = report;
  return [
    ...report.widgets.flatMap((widget) => pictureOfWidget(widget, trends)),
    ...metricCharts(report, previous).flatMap(({ widget, company }) =>
      pictureOfLines({ ...widget, title: `${widget.title} over time` }, company),
    ),
    ...trends.flatMap(pictureOfSpread),
  ];
}

function pictureOfWidget(widget: Widget, trends: readonly Metric[]): Picture[] {
  if (widget.error || widget.undrawn) return [];
  if (isLineWidget(widget)) return pictureOfLines(widget, besides(widget, trends));
  if (!isSharesWidget(widget) || !widget.shares.some(({ count }) => count > 0)) return [];
  const { id, title, description } = widget;
  return [{ id, title, description, words: title, draw: (width) => sharesPicture(widget, width) }];
}

function pictureOfLines(widget: LineWidget, company: Company): Picture[] {
  if (isEmptyChart(widget)) return [];
  const { id, title, description } = widget;
  const words = describeChart(widget);
  return [{ id, title, description, words, draw: (width) => linePicture(widget, company, width) }];
}

function pictureOfSpread(metric: Metric): Picture[] {
  const { spread } = metric;
  if (!spread || spread.count === 0) return [];
  return [
    {
      id: `spread-${metric.identifier}`,
      title: spreadTitle(metric),
      description: spreadWords(spread),
      words: describeSpread(metric, spread),
      draw: (width) => spreadPicture(metric, spread, width),
    },
  ];
}
