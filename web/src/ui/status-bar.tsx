import type { Report } from "../engine/report";
import { formatDay, formatInterval, formatMoment } from "../format/dates";
import { leftOut } from "../intake/input-summary";
import type { Workspace } from "../state/workspace";
import { ReadingProgress } from "./reading-progress";

/** One slot: the progress while something is read, else the moment that the dashboard is of. */
export function StatusBar({ workspace }: { workspace: Workspace }) {
  const reading = workspace.files.reading.value;
  const report = workspace.report.value;
  if (reading) return <ReadingProgress workspace={workspace} file={reading} />;
  if (!report) return <div class="status">Computing the dashboard</div>;
  return <Moment workspace={workspace} report={report} />;
}

function Moment({ workspace, report }: { workspace: Workspace; report: Report }) {
  const { now } = report;
  const asOf = workspace.asOf.value;
  const { from } = workspace.view.value;
  const sample = workspace.files.sampleOnly.value;
  const usual = sample && workspace.selection.value.to === null;
  const away = leftOut(report);
  const toToday = () => void workspace.showAsOf(null);
  return (
    <section class="status" aria-label="Date of the dashboard">
      {sample && <b>Synthetic sample data.</b>}
      {from !== undefined ? (
        <span>
          Over <b>{formatInterval(new Date(from).toISOString(), now)}</b>
        </span>
      ) : asOf === null ? (
        <span>
          As of <b>{formatMoment(now)}</b>
        </span>
      ) : (
        <span>
          As of the end of <b>{formatDay(now)}</b>
          {usual && ", its own last day"}
        </span>
      )}
      {asOf !== null && (
        <button type="button" class="button" onClick={toToday}>
          Back to today
        </button>
      )}
      {away.length > 0 && (
        <span>
          Left out, as chosen in <b>Data health</b>: {away.join(", ")}.
        </span>
      )}
    </section>
  );
}
