import { useMemo } from "preact/hooks";
import type { LineWidget, Metric } from "../engine/report";
import { measureOfMetric } from "../explain/measure";
import { splitTitle } from "../format/units";
import { Card } from "./card";
import { type Company, companyOf, noCompany } from "./companions";
import { LineChart, useTableToggle } from "./line-chart";
import { chartUnit } from "./series-text";

export interface LineChartCardProps {
  widget: LineWidget;
  size: number;
  /** The metric that stands behind it: its median is drawn beside the mean. */
  metric?: Metric | undefined;
}

/**
 * A trend as a chart, or as a table for those who want to read the numbers, and for when the chart
 * cannot be drawn. Its main number is the last value of the first line.
 */
export function LineChartCard({ widget, size, metric }: LineChartCardProps) {
  const company = useMemo(() => besides(widget, metric), [widget, metric]);
  const { asTable, toggle, showTable } = useTableToggle(widget.title);
  const value = widget.series[0]?.points.at(-1)?.value ?? null;
  const empty = widget.series.every(({ points }) => points.every((point) => point.value === null));
  if (empty) {
    return (
      <Card widget={widget} size={size} value={null}>
        <p class="chart chart-empty">There is no value in this time.</p>
      </Card>
    );
  }
  return (
    <Card widget={widget} size={size} value={value} class="card-chart" action={toggle}>
      <LineChart
        widget={widget}
        company={company}
        asTable={asTable}
        questionOf={(from, series = 0) => ({ kind: "widget", widget: widget.id, series, from })}
        onFailure={showTable}
      />
    </Card>
  );
}

/**
 * The metric may count others than this chart does, so that its median says whose it is, and how many
 * there are is not told. In another unit it is another axis's.
 */
function besides(widget: LineWidget, metric: Metric | undefined): Company {
  if (!metric || chartUnit(widget) !== measureOfMetric(metric).unit) return noCompany;
  const { companions } = companyOf(widget, metric);
  const titled = companions.map((one) => ({ ...one, title: `${one.title}, ${metric.title}` }));
  const own = titled.length > 0 ? splitTitle(widget.title).name : null;
  return { own, companions: titled, counts: [] };
}
