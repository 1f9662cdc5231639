import { formatDay, formatInterval } from "../format/dates";
import type { Previous } from "../state/comparison";

/**
 * What the period before is called beside a line. Without a beginning of its own the windows are the
 * model's, and those of before overlap with them.
 */
export function periodName(ranged: boolean): string {
  return ranged ? "The period before" : "As of 30 days earlier";
}

/** "1 May – 31 Jul 2026, the period before", "everything as of 23 Oct 2026, 30 days before" */
export function periodWords({ settings, range }: Previous): string {
  if (!range) return `the same numbers as of ${formatDay(settings.nowMs)}, 30 days before`;
  const from = new Date(range.from).toISOString();
  const to = new Date(range.to + 1).toISOString();
  return `${formatInterval(from, to)}, the period of the same length before`;
}
