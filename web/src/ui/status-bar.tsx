import type { Report } from "../engine/report";
import { daysBetween, endOfDay, formatDay, formatInterval, formatMoment } from "../format/dates";
import { leftOut } from "../intake/input-summary";
import { lastDays } from "../intake/last-days";
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
  const { from } = workspace.view.value;
  const sample = workspace.files.sampleOnly.value;
  const usual = sample && workspace.selection.value.to === null;
  const old = newest !== null && daysBetween(newest, now) > kOldDays;
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
      {asOf === null && old && <OtherDays workspace={workspace} report={report} newest={newest} />}
    </section>
  );
}

/** The day on which what was added ends; where its sources end on different ones, each of them. */
function OtherDays({ workspace, report, newest }: OtherDaysProps) {
  const days = lastDays(report.inputs);
  if (days.length < 2) {
    const day = formatDay(newest);
    return (
      <>
        <span>
          Your newest record is of <b>{day}</b>. Show the dashboard as of that day?
        </span>
        <button
          type="button"
          class="button"
          onClick={() => void workspace.showAsOf(endOfDay(newest))}
        >
          Show as of {day}
        </button>
      </>
    );
  }
  return (
    <>
      <span>Your data ends on different days. Show the dashboard where one of it ends?</span>
      {days.map(({ moment, sources }) => (
        <button
          key={moment}
          type="button"
          class="button"
          onClick={() => void workspace.showAsOf(moment)}
        >
          Show as of {formatDay(moment)}
          <span class="status-source">{sources.join(", ")}</span>
        </button>
      ))}
    </>
  );
}

interface OtherDaysProps {
  workspace: Workspace;
  report: Report;
  newest: string;
}
