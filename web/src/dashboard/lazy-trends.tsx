import type { Workspace } from "../state/workspace";
import { LazyPart } from "../ui/lazy-part";

const load = () => import("./trends-section");

/** Metrics over time stand below everything else, and are fetched when there are some. */
export function LazyTrends({ workspace }: { workspace: Workspace }) {
  const report = workspace.report.value;
  if (!report?.trends || report.trends.length === 0) return null;
  return (
    <LazyPart workspace={workspace} name="Trends" load={load}>
      {({ TrendsSection }) => (
        <TrendsSection
          report={report}
          previous={workspace.previous.value?.trends}
          stale={workspace.busy.value}
        />
      )}
    </LazyPart>
  );
}
