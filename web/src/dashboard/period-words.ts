import { formatDay, formatInterval } from "../format/dates";
import type { Previous } from "../state/comparison";

/** "1 May – 31 Jul 2026, the period before", "everything as of 23 Oct 2026, 30 days before" */
export function periodWords({ settings, range }: Previous): string {
  if (!range) return `the same numbers as of ${formatDay(settings.nowMs)}, 30 days before`;
  const from = new Date(range.from).toISOString();
  const to = new Date(range.to + 1).toISOString();
  return `${formatInterval(from, to)}, the period of the same length before`;
}
