import type { LineWidget, Metric, MetricPoint, Report } from "../engine/report";
import { measureOfMetric } from "../explain/measure";
import { splitTitle } from "../format/units";
import { periodName } from "./period-words";
import { chartUnit } from "./series-text";

/** A line beside the first one of a chart, over the same intervals; null where there is no value. */
export interface Companion {
  kind: "median" | "previous";
  title: string;
  values: (number | null)[];
}

/** What a chart shows beside its own lines. */
export interface Company {
  /** What the chart's own line is called beside them; null for its title. */
  own: string | null;
  companions: Companion[];
  /** Of how many entities each point is; empty where nobody knows. */
  counts: (number | null)[];
}

export const noCompany: Company = { own: null, companions: [], counts: [] };

/** The median and the counts of the metric that stands behind a chart, interval by interval. */
export function companyOf(
  widget: LineWidget,
  metric: Metric | undefined,
  previous?: Metric,
  previousTitle = "The period before",
): Company {
  const axis = widget.series[0]?.points ?? [];
  if (!metric || widget.series.length !== 1) return noCompany;
  const byStart = new Map(metric.points.map((point) => [Date.parse(point.from), point]));
  const own = axis.map(({ from }) => byStart.get(Date.parse(from)));
  const companions: Companion[] = [];
  if (own.some((point) => typeof point?.median === "number")) {
    companions.push({ kind: "median", title: "Median", values: own.map(medianOf) });
  }
  const before = previous?.points ?? [];
  if (before.length > 0) {
    // The last interval of one period stands against the last one of the other.
    const shift = before.length - axis.length;
    const values = axis.map((_, index) => before[index + shift]?.value ?? null);
    companions.push({ kind: "previous", title: previousTitle, values });
  }
  const counts = metric.unit === "count" ? [] : own.map((point) => point?.count ?? null);
  const kinds = companions.map(({ kind }) => kind);
  const line = kinds.includes("median") ? "Mean" : kinds.length > 0 ? "This period" : null;
  return { own: line, companions, counts };
}

function medianOf(point: MetricPoint | undefined): number | null {
  return point?.median ?? null;
}

/**
 * What a chart of the dashboard shows beside its own line: the median of the metric that stands behind
 * it. The metric may count others than the chart does, so that its median says whose it is, and how many there are is not told. In another unit it is
 * another axis's.
 */
export function besides(widget: LineWidget, trends: readonly Metric[] = []): Company {
  const metric = trends.find(({ widgets }) => widgets.includes(widget.id));
  if (!metric || chartUnit(widget) !== measureOfMetric(metric).unit) return noCompany;
  const { companions } = companyOf(widget, metric);
  const titled = companions.map((one) => ({ ...one, title: `${one.title}, ${metric.title}` }));
  const own = titled.length > 0 ? splitTitle(widget.title).name : null;
  return { own, companions: titled, counts: [] };
}

/** A metric over time: a chart of its own, and what stands beside its line. */
export interface MetricChart {
  metric: Metric;
  widget: LineWidget;
  company: Company;
}

/**
 * The metrics of a report over time, whatever its dashboard draws of them.
 * @param previous those of the period before, which are drawn beside them
 */
export function metricCharts(report: Report, previous: readonly Metric[] = []): MetricChart[] {
  const title = periodName(report.view?.from !== undefined);
  const before = new Map(previous.map((metric) => [metric.identifier, metric]));
  return (report.trends ?? []).map((metric) => {
    const widget = metricChart(metric);
    const company = companyOf(widget, metric, before.get(metric.identifier), title);
    return { metric, widget, company };
  });
}

function metricChart(metric: Metric): LineWidget {
  return {
    id: `metric-${metric.identifier}`,
    type: "line-chart",
    title: metric.title,
    description: whatItIs(metric),
    xAxisTitle: intervalName(metric),
    yAxisTitle: kAxisTitles[metric.unit],
    series: [{ title: metric.title, points: metric.points }],
  };
}

function whatItIs(metric: Metric): string {
  const interval = intervalName(metric).toLowerCase();
  switch (metric.unit) {
    case "count":
      return `How many in each ${interval}`;
    case "%":
      return `Of each ${interval} by itself`;
    case "hours":
    case "minutes":
      return `Mean of each ${interval}, with the median`;
  }
}

/** "Week", or what longer times are divided into. */
export function intervalName({ points }: Metric): string {
  const label = points[0]?.label ?? "";
  if (/-W\d+$/.test(label)) return "Week";
  if (/-Q\d$/.test(label)) return "Quarter";
  return /^\d{4}-\d\d$/.test(label) ? "Month" : "Interval";
}

const kAxisTitles: Readonly<Record<Metric["unit"], string>> = {
  count: "Count",
  hours: "Hours",
  minutes: "Minutes",
  "%": "%",
};
