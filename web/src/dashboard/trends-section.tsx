import "../styles/trends.css";
import { useMemo } from "preact/hooks";
import type { Metric, Report } from "../engine/report";
import { metricCharts } from "./companions";
import { SpreadCard } from "./spread-card";
import { TrendCard } from "./trend-card";
import { useLate } from "./use-late";

export interface TrendsSectionProps {
  report: Report;
  /** The metrics of the period before, which are drawn beside those of this one. */
  previous?: readonly Metric[] | undefined;
  stale: boolean;
}

/** Every metric week by week, and how the values of single entities lie around their means. */
export function TrendsSection({ report, previous, stale }: TrendsSectionProps) {
  const { trends = [] } = report;
  const late = useLate(stale);
  const charts = useMemo(() => metricCharts(report, previous), [report, previous]);
  if (trends.length === 0) return null;
  const spreads = trends.filter(({ spread }) => (spread?.count ?? 0) > 0);
  return (
    <section class={late ? "trends stale" : "trends"} aria-labelledby="trends-title">
      <h2 id="trends-title">Trends</h2>
      <div class="grid-row">
        {charts.map((chart) => (
          <TrendCard key={chart.metric.identifier} {...chart} />
        ))}
        {spreads.map((metric) => (
          <SpreadCard key={metric.identifier} metric={metric} />
        ))}
      </div>
    </section>
  );
}
