import { HowButton } from "../explain/explained";
import type { MetricChart } from "./companions";
import { LineChart, useTableToggle } from "./line-chart";
import { isEmptyChart } from "./series-text";
import { span } from "./span";

/** A metric week by week, whatever the dashboard's document draws of it. */
export function TrendCard({ metric, widget, company }: MetricChart) {
  const { asTable, toggle, showTable } = useTableToggle(`${metric.title} over time`);
  const { identifier, title } = metric;
  const empty = isEmptyChart(widget);
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
