import type { PortFault } from "./fault";

/** So often the same thing is asked for. */
export const kAttempts = 6;

/** Longer than that, in milliseconds, nobody waits. */
const kLongest = 5 * 60_000;
const kFirst = 500;

/**
 * How long to wait, in milliseconds, before the same is asked again; null where that cannot help.
 * Grows twofold, by chance up to half as long again, so that many do not come back at one moment.
 * @param attempt how often it was asked, from 1
 * @param random from 0 to 1
 */
export function patienceFor(
  fault: PortFault,
  headers: Headers | null,
  attempt: number,
  now: number,
  random: number,
): number | null {
  const helps =
    ["unreachable", "slow", "cut-off", "busy", "down"].includes(fault.id) ||
    (fault.id === "unreadable" && fault.status === 200) ||
    fault.status === 408;
  if (!helps) return null;
  const grown = kFirst * 2 ** (attempt - 1) * (1 + random / 2);
  const asked = fault.id === "busy" ? askedFor(headers, now) : 0;
  const wait = Math.max(grown, asked + (asked > 0 ? grown - kFirst : 0));
  return wait > kLongest ? null : Math.round(wait);
}

/** What the server asks for: `retry-after` in seconds, or `x-ratelimit-reset`, seconds of UTC. */
function askedFor(headers: Headers | null, now: number): number {
  const after = Number(headers?.get("retry-after") ?? Number.NaN);
  if (after >= 0) return after * 1000;
  const reset = Number(headers?.get("x-ratelimit-reset") ?? Number.NaN);
  return reset >= 0 ? Math.max(0, reset * 1000 - now) : 0;
}
