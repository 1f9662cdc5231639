/**
 * All dates are those of the data, in UTC, whatever zone the viewer's machine is in. Months have their
 * English names, as all words of the page; whether they come before the day is up to the reader's locale.
 */

const kDayMs = 86_400_000;

// Written out here: what a browser calls September in English differs from one to the next.
const kMonths = [
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "May",
  "Jun",
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Nov",
  "Dec",
];

let monthFirst: boolean | null = null;

function isMonthFirst(): boolean {
  monthFirst ??=
    new Intl.DateTimeFormat(undefined, { month: "short", day: "numeric", year: "numeric" })
      .formatToParts()
      .find(({ type }) => type !== "literal")?.type === "month";
  return monthFirst;
}

/** "14 Apr 2022", or "Apr 14, 2022" */
export function formatDay(moment: string | number): string {
  const date = new Date(moment);
  return withYear(dayAndMonth(date), date);
}

/** "14 Apr 2022, 09:30 UTC" */
export function formatMoment(moment: string | number): string {
  const date = new Date(moment);
  const [hour, minute] = [date.getUTCHours(), date.getUTCMinutes()].map((part) =>
    String(part).padStart(2, "0"),
  );
  return `${formatDay(moment)}, ${hour}:${minute} UTC`;
}

function dayAndMonth(date: Date): string {
  const month = kMonths[date.getUTCMonth()];
  return isMonthFirst() ? `${month} ${date.getUTCDate()}` : `${date.getUTCDate()} ${month}`;
}

function withYear(words: string, date: Date): string {
  return `${words}${isMonthFirst() ? "," : ""} ${date.getUTCFullYear()}`;
}

/**
 * "25 – 31 Aug 2026", or "Aug 25 – 31, 2026", for an interval whose end is exclusive; "31 Aug 2026" alone
 * when it is one day.
 */
export function formatInterval(from: string, to: string): string {
  const first = new Date(from);
  const last = new Date(Math.max(first.getTime(), new Date(to).getTime() - 1));
  if (formatDay(first.getTime()) === formatDay(last.getTime())) return formatDay(from);
  const sameYear = first.getUTCFullYear() === last.getUTCFullYear();
  const sameMonth = sameYear && first.getUTCMonth() === last.getUTCMonth();
  if (!sameYear) return `${formatDay(from)} – ${formatDay(last.getTime())}`;
  const [start, end] = [dayAndMonth(first), dayAndMonth(last)];
  if (!sameMonth) return withYear(`${start} – ${end}`, last);
  const days = isMonthFirst()
    ? `${start} – ${last.getUTCDate()}`
    : `${first.getUTCDate()} – ${end}`;
  return withYear(days, last);
}

/** The first millisecond of the UTC day of a moment, in milliseconds. */
export function startOfDay(moment: string | number): number {
  const ms = new Date(moment).getTime();
  return Math.floor(ms / kDayMs) * kDayMs;
}

/** The last millisecond of the UTC day of a moment, in milliseconds: a whole day, and no part of the next. */
export function endOfDay(moment: string | number): number {
  return startOfDay(moment) + kDayMs - 1;
}

/** Whole days from one moment to a later one. */
export function daysBetween(from: string | number, to: string | number): number {
  return Math.floor((new Date(to).getTime() - new Date(from).getTime()) / kDayMs);
}
