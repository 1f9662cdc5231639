import { isDay, kMostDays, type Selection } from "../state/selection";

/**
 * The time that a range asks for: `30d` (the last thirty days), `2026-08-01..2026-10-31`, or one of
 * these two days alone, as `2026-08-01..`. Null for anything else.
 */
export function parseRange(text: string): Pick<Selection, "from" | "last" | "to"> | null {
  const days = /^([1-9]\d{0,4})d$/.exec(text)?.[1];
  if (days !== undefined) {
    return Number(days) <= kMostDays ? { from: null, last: Number(days), to: null } : null;
  }
  const [from = "", to = "", ...more] = text.split("..");
  if (more.length > 0 || !text.includes("..") || (from === "" && to === "")) return null;
  if ((from !== "" && !isDay(from)) || (to !== "" && !isDay(to))) return null;
  if (from !== "" && to !== "" && to < from) return null;
  return { from: from || null, last: null, to: to || null };
}
