/** All dates are those of the data, in UTC, whatever zone the viewer's machine is in. */

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

/** "14 Apr 2022" */
export function formatDay(moment: string | number): string {
  const date = new Date(moment);
  return `${dayAndMonth(date)} ${date.getUTCFullYear()}`;
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
  return `${date.getUTCDate()} ${kMonths[date.getUTCMonth()]}`;
}

/** "25 – 31 Aug 2026" for an interval whose end is exclusive; "31 Aug" alone when it is one day. */
export function formatInterval(from: string, to: string): string {
  const first = new Date(from);
  const last = new Date(Math.max(first.getTime(), new Date(to).getTime() - 1));
  if (formatDay(first.getTime()) === formatDay(last.getTime())) return formatDay(from);
  const sameYear = first.getUTCFullYear() === last.getUTCFullYear();
  const sameMonth = sameYear && first.getUTCMonth() === last.getUTCMonth();
  const start = sameMonth
    ? String(first.getUTCDate())
    : sameYear
      ? dayAndMonth(first)
      : formatDay(from);
  return `${start} – ${formatDay(last.getTime())}`;
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
