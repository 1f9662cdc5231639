import { useMemo } from "preact/hooks";
import type { Metric } from "../engine/report";
import { HowButton } from "../explain/explained";
import { companyOf, metricChart } from "./companions";
import { LineChart, useTableToggle } from "./line-chart";
import { span } from "./span";

export interface TrendCardProps {
  metric: Metric;
  previous?: Metric | undefined;
}

const kWhat: Readonly<Record<Metric["unit"], string>> = {
  count: "How many in each week",
  hours: "Mean of each week, with the median",
  minutes: "Mean of each week, with the median",
  "%": "Of each week by itself",
};

/** A metric week by week, whatever the dashboard's document draws of it. */
export function TrendCard({ metric, previous }: TrendCardProps) {
  const widget = useMemo(() => metricChart(metric), [metric]);
  const company = useMemo(() => companyOf(widget, metric, previous), [widget, metric, previous]);
  const { asTable, toggle, showTable } = useTableToggle(`${metric.title} by week`);
  const { identifier, title, unit, points } = metric;
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
      <p class="card-description">{kWhat[unit]}</p>
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
