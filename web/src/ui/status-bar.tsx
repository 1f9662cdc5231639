import type { Report } from "../engine/report";
import { daysBetween, endOfDay, formatDay, formatMoment } from "../format/dates";
import { leftOut } from "../intake/input-summary";
import type { Workspace } from "../state/workspace";
import { ReadingProgress } from "./reading-progress";

/** From this many days on, the newest record is called old. */
const kOldDays = 30;

/** One slot: the progress while something is read, else the moment that the dashboard is of. */
export function StatusBar({ workspace }: { workspace: Workspace }) {
  const reading = workspace.files.reading.value;
  const report = workspace.report.value;
  if (reading) return <ReadingProgress workspace={workspace} file={reading} />;
  if (!report) return <div class="status">Computing the dashboard</div>;
  return <Moment workspace={workspace} report={report} />;
}

function Moment({ workspace, report }: { workspace: Workspace; report: Report }) {
  const { newest, now } = report;
  const asOf = workspace.asOf.value;
  const sample = workspace.files.sampleOnly.value;
  const old = newest !== null && daysBetween(newest, now) > kOldDays;
  const away = leftOut(report);
  const toToday = () => void workspace.showAsOf(null);
  return (
    <section class="status" aria-label="Date of the dashboard">
      {sample && <b>Synthetic sample data.</b>}
      {asOf === null ? (
        <span>
          As of <b>{formatMoment(now)}</b>
        </span>
      ) : (
        <>
          <span>
            As of the end of <b>{formatDay(now)}</b>
            {sample && ", its own last day"}
          </span>
          <button type="button" class="button" onClick={toToday}>
            Back to today
          </button>
        </>
      )}
      {away.length > 0 && (
        <span>
          Left out, as chosen in <b>Data health</b>: {away.join(", ")}.
        </span>
      )}
      {asOf === null && old && (
        <>
          <span>
            Your newest record is of <b>{formatDay(newest)}</b>. Show the dashboard as of that day?
          </span>
          <button
            type="button"
            class="button"
            onClick={() => void workspace.showAsOf(endOfDay(newest))}
          >
            Show as of {formatDay(newest)}
          </button>
        </>
      )}
    </section>
  );
}
