import type { Metric } from "../engine/report";
import type { Workspace } from "../state/workspace";
import { LazyPart } from "../ui/lazy-part";

const load = () => import("./trends-section");

export interface LazyTrendsProps {
  workspace: Workspace;
  /** The metrics of the period before. */
  previous?: readonly Metric[] | undefined;
}

/** Metrics over time stand below everything else, and are fetched when there are some. */
export function LazyTrends({ workspace, previous }: LazyTrendsProps) {
  const report = workspace.report.value;
  if (!report?.trends || report.trends.length === 0) return null;
  return (
    <LazyPart workspace={workspace} name="Trends" load={load}>
      {({ TrendsSection }) => (
        <TrendsSection report={report} previous={previous} stale={workspace.busy.value} />
      )}
    </LazyPart>
  );
}
