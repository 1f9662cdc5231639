import "../styles/trends.css";
import type { Metric, Report } from "../engine/report";
import { periodName } from "./period-words";
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
export function TrendsSection({ report, previous = [], stale }: TrendsSectionProps) {
  const { trends = [] } = report;
  const late = useLate(stale);
  if (trends.length === 0) return null;
  const before = new Map(previous.map((metric) => [metric.identifier, metric]));
  const previousTitle = periodName(report.view?.from !== undefined);
  const spreads = trends.filter(({ spread }) => (spread?.count ?? 0) > 0);
  return (
    <section class={late ? "trends stale" : "trends"} aria-labelledby="trends-title">
      <h2 id="trends-title">Trends</h2>
      <div class="grid-row">
        {trends.map((metric) => (
          <TrendCard
            key={metric.identifier}
            metric={metric}
            previous={before.get(metric.identifier)}
            previousTitle={previousTitle}
          />
        ))}
        {spreads.map((metric) => (
          <SpreadCard key={metric.identifier} metric={metric} />
        ))}
      </div>
    </section>
  );
}
