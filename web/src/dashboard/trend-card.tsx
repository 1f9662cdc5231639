import { useMemo } from "preact/hooks";
import type { Metric } from "../engine/report";
import { HowButton } from "../explain/explained";
import { companyOf, metricChart } from "./companions";
import { LineChart, useTableToggle } from "./line-chart";
import { span } from "./span";

export interface TrendCardProps {
  metric: Metric;
  previous?: Metric | undefined;
  /** What the period is that `previous` is of. */
  previousTitle: string;
}

/** A metric week by week, whatever the dashboard's document draws of it. */
export function TrendCard({ metric, previous, previousTitle }: TrendCardProps) {
  const widget = useMemo(() => metricChart(metric), [metric]);
  const company = useMemo(
    () => companyOf(widget, metric, previous, previousTitle),
    [widget, metric, previous, previousTitle],
  );
  const { asTable, toggle, showTable } = useTableToggle(`${metric.title} over time`);
  const { identifier, title, points } = metric;
  const empty = points.every(({ value }) => value === null);
  return (
    <section
      class="card card-chart"
      style={span(6)}
      aria-labelledby={`trend-${identifier}`}
      data-metric={identifier}
    >
      <div class="card-head">
        <h3 class="card-title" id={`trend-${identifier}`}>
          {title}
        </h3>
        <span class="card-links">
          {!empty && toggle}
          <HowButton question={{ kind: "metric", metric: identifier }} of={title} />
        </span>
      </div>
      <p class="card-description">{widget.description}</p>
      {empty ? (
        <p class="chart chart-empty">There is no value in this time.</p>
      ) : (
        <LineChart
          widget={widget}
          company={company}
          asTable={asTable}
          questionOf={(from) => ({ kind: "metric", metric: identifier, from })}
          onFailure={showTable}
        />
      )}
    </section>
  );
}
