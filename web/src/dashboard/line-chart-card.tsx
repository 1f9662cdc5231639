import { useCallback, useState } from "preact/hooks";
import type { LineWidget } from "../engine/report";
import { Card } from "./card";
import { Chart } from "./chart";
import { ChartLegend } from "./chart-legend";
import { ChartTable } from "./chart-table";

/**
 * A trend as a chart, or as a table for those who want to read the numbers, and for when the chart
 * cannot be drawn. Its main number is the last value of the first line.
 */
export function LineChartCard({ widget, size }: { widget: LineWidget; size: number }) {
  const [asTable, setAsTable] = useState(false);
  const showTable = useCallback(() => setAsTable(true), []);
  const empty = widget.series.every(({ points }) => points.every((point) => point.value === null));
  const value = widget.series[0]?.points.at(-1)?.value ?? null;
  const named = widget.series.length > 1 || (widget.baselines ?? []).length > 0;
  const toggle = (
    <button
      type="button"
      class="link"
      aria-pressed={asTable}
      aria-label={`${widget.title} as a table`}
      onClick={() => setAsTable(!asTable)}
    >
      {asTable ? "chart" : "table"}
    </button>
  );
  if (empty) {
    return (
      <Card widget={widget} size={size} value={null}>
        <p class="chart chart-empty">There is no value in this time.</p>
      </Card>
    );
  }
  return (
    <Card widget={widget} size={size} value={value} class="card-chart" action={toggle}>
      {asTable ? <ChartTable widget={widget} /> : <Chart widget={widget} onFailure={showTable} />}
      {!asTable && named && <ChartLegend widget={widget} />}
    </Card>
  );
}
