import type { Report } from "../engine/report";
import { daysBetween, endOfDay, formatDay } from "../format/dates";
import { lastDays } from "../intake/last-days";
import type { Workspace } from "../state/workspace";

export interface OldDataProps {
  workspace: Workspace;
  report: Report;
}

/** Data that ended more days ago leaves most cards of today without a value. */
const kOldDays = 30;

/** Says that what was added ended long ago, and offers the days on which it did. */
export function OldData({ workspace, report }: OldDataProps) {
  const { newest, now, inputs } = report;
  if (workspace.asOf.value !== null || newest === null) return null;
  if (daysBetween(newest, now) <= kOldDays) return null;
  const known = lastDays(inputs);
  const days = known.length > 0 ? known : [{ moment: endOfDay(newest), sources: [] }];
  const [day] = days;
  return (
    <section class="old-data" aria-label="Age of the data">
      <p>
        {days.length === 1 && day ? (
          <>
            Your data ends on <b>{formatDay(day.moment)}</b>: as of today, nothing of the last{" "}
            {kOldDays} days is in it.
          </>
        ) : (
          `Your data ends on different days: as of today, nothing of the last ${kOldDays} days is in it.`
        )}
      </p>
      <div class="old-data-days">
        {days.map(({ moment, sources }) => (
          <button
            key={moment}
            type="button"
            class="button primary"
            onClick={() => void workspace.showAsOf(moment)}
          >
            Show as of {formatDay(moment)}{" "}
            {days.length > 1 && <span class="old-data-source">{sources.join(", ")}</span>}
          </button>
        ))}
      </div>
    </section>
  );
}
