import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { formatDay } from "../../format/dates";
import { lastDays } from "../../intake/last-days";
import { dayOf, isDay, type Selection } from "../../state/selection";
import type { Workspace } from "../../state/workspace";
import { quarter, quarterWords } from "./words";

const kLengths = [30, 90, 180, 365];

/** So many quarters back can be chosen; earlier ones by their days. */
const kQuarters = 12;

/** Over which time the metrics are, and up to which day. */
export function TimeMenu({ workspace }: { workspace: Workspace }) {
  const { from, last, to } = workspace.selection.value;
  const place = useRef<HTMLDivElement>(null);
  const name = useId();
  useLayoutEffect(() => place.current?.querySelector<HTMLElement>("input:checked")?.focus(), []);
  const select = (change: Partial<Selection>) => void workspace.select(change);
  const end = to === null || to === "today" ? null : to;
  const shownEnd = workspace.asOf.value === null ? null : dayOf(workspace.asOf.value);
  const today = dayOf(Date.parse(workspace.report.value?.now ?? ""));
  const quarters = quartersUpTo(workspace.choices.value?.span?.to ?? today);
  const chosenQuarter = from === null ? null : quarterWords(from, end);
  const sample = workspace.files.sampleOnly.value;
  const radio = (checked: boolean, change: Partial<Selection>, words: string) => (
    <label key={words} class="choice">
      <input type="radio" name={name} checked={checked} onChange={() => select(change)} /> {words}
    </label>
  );
  return (
    <div ref={place} class="time-menu">
      <fieldset>
        <legend>Over</legend>
        {radio(
          from === null && last === null,
          { from: null, last: null },
          "each metric’s own time",
        )}
        {kLengths.map((days) =>
          radio(last === days, { from: null, last: days }, `the last ${days} days`),
        )}
        <label class="choice">
          <input
            type="radio"
            name={name}
            checked={chosenQuarter !== null}
            onChange={() => select({ last: null, ...quarters[0]?.days })}
          />{" "}
          a quarter
          <select
            aria-label="Quarter"
            value={chosenQuarter ?? ""}
            onChange={(event) => {
              const days = quarters.find((one) => one.words === event.currentTarget.value)?.days;
              if (days) select({ last: null, ...days });
            }}
          >
            {chosenQuarter === null && <option value="">choose</option>}
            {quarters.map(({ words }) => (
              <option key={words}>{words}</option>
            ))}
          </select>
        </label>
        <label class="choice">
          <input
            type="radio"
            name={name}
            checked={from !== null && chosenQuarter === null}
            onChange={() => select({ last: null, from: monthBefore(end ?? today) })}
          />{" "}
          from
          <input
            type="date"
            aria-label="First day"
            value={from ?? ""}
            max={end ?? today}
            onChange={({ currentTarget: { value } }) => {
              if (isDay(value) && value <= (end ?? today)) select({ last: null, from: value });
            }}
          />
        </label>
      </fieldset>
      <fieldset>
        <legend>Up to the end of</legend>
        <div class="choice">
          <input
            type="date"
            aria-label="Last day"
            value={end ?? shownEnd ?? ""}
            min={from ?? undefined}
            onChange={({ currentTarget: { value } }) => {
              if (isDay(value) && value >= (from ?? "")) select({ to: value });
            }}
          />
          <button
            type="button"
            class="link"
            aria-pressed={workspace.asOf.value === null}
            onClick={() => select({ to: sample ? "today" : null })}
          >
            today
          </button>
        </div>
        {lastDays(workspace.report.value?.inputs ?? []).map(({ moment, sources }) => (
          <button
            key={moment}
            type="button"
            class="link"
            aria-pressed={shownEnd === dayOf(moment)}
            onClick={() => select({ to: dayOf(moment) })}
          >
            {formatDay(moment)}, where {sources.join(" and ")} end
          </button>
        ))}
      </fieldset>
    </div>
  );
}

/** The latest first, from the one in which the data ends, whatever of it is shown. */
function quartersUpTo(last: string) {
  const date = new Date(last);
  const index = date.getUTCFullYear() * 4 + Math.floor(date.getUTCMonth() / 3);
  return Array.from({ length: kQuarters }, (_, back) => {
    const days = quarter(Math.floor((index - back) / 4), (index - back) % 4);
    return { days, words: quarterWords(days.from, days.to) ?? "" };
  });
}

function monthBefore(day: string): string {
  return dayOf(Date.parse(day) - 29 * 86_400_000);
}
