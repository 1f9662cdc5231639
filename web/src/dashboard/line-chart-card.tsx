import { useMemo } from "preact/hooks";
import type { LineWidget, Metric } from "../engine/report";
import { Card } from "./card";
import { besides } from "./companions";
import { LineChart, useTableToggle } from "./line-chart";
import { isEmptyChart } from "./series-text";

export interface LineChartCardProps {
  widget: LineWidget;
  size: number;
  /** Of one of them the median is drawn beside the mean. */
  trends?: readonly Metric[] | undefined;
}

/**
 * A trend as a chart, or as a table for those who want to read the numbers, and for when the chart
 * cannot be drawn. Its main number is the last value of the first line.
 */
export function LineChartCard({ widget, size, trends }: LineChartCardProps) {
  const company = useMemo(() => besides(widget, trends), [widget, trends]);
  const { asTable, toggle, showTable } = useTableToggle(widget.title);
  const value = widget.series[0]?.points.at(-1)?.value ?? null;
  if (isEmptyChart(widget)) {
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
