import type { AggregateExplanation } from "../engine/explanation";
import { formatDay, formatMoment } from "../format/dates";
import { formatNumber } from "../format/numbers";
import { happened } from "./words";

const kDayMs = 86_400_000;

type Window = AggregateExplanation["window"];

/** "in the last 30 days", "since 1 Aug 2026": a time as it stands in a sentence; nothing for all time. */
export function timePhrase(window: Window): string {
  if (!window) return "";
  const { from, to, preset } = window;
  if (preset === "today" || preset === "yesterday" || preset === "tomorrow") return ` ${preset}`;
  if (from !== null && to !== null) {
    const days = Math.round(10 * daysOf(from, to)) / 10;
    if (preset?.startsWith("last")) return ` in the last ${days === 1 ? "day" : `${days} days`}`;
    if (preset?.startsWith("next")) return ` in the next ${days === 1 ? "day" : `${days} days`}`;
    return ` between ${formatDay(from)} and ${formatDay(to)}`;
  }
  if (from !== null) return ` since ${formatDay(from)}`;
  return to === null ? "" : ` until ${formatDay(to)}`;
}

/** The whole time, with its dates: "merged in the last 30 days: 23 Oct 2026, 10:14 UTC – ...". */
export function windowSentence({ window, target }: AggregateExplanation): string {
  if (!window) return "all time";
  const verb = happened(window.property, target);
  const phrase = timePhrase(window).trim();
  const said = [verb, phrase].filter((part) => part !== null && part !== "").join(" ");
  const { from, to, preset } = window;
  if (preset === undefined || from === null || to === null) return said === "" ? "all time" : said;
  return `${said}: ${formatMoment(from)} – ${formatMoment(to)}`;
}

/** "25 Aug 2026, 09:14 UTC – 21 Nov 2026, 16:40 UTC (88.3 days)"; null without two moments. */
export function spanSentence({ first, last }: AggregateExplanation): string | null {
  if (!first || !last) return null;
  if (first === last) return formatMoment(first);
  const days = daysOf(first, last);
  const length = `${formatNumber(days, 1)} ${days === 1 ? "day" : "days"}`;
  return `${formatMoment(first)} – ${formatMoment(last)} (${length})`;
}

function daysOf(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / kDayMs;
}
