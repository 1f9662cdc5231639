/** The present of every run: what is compared must not depend on the day it is run. */
export const kNow = Date.parse("2026-11-21T00:00:00Z");
export const kHour = 3_600_000;
const kYear = 364 * 24 * kHour;

/** The guide's "last month": 30 days until now, both ends counted. */
export const kMonthAgo = kNow - 30 * 24 * kHour;

export const iso = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;

/** A whole second of the last year. */
export function secondOfYear(random: () => number): number {
  return kNow - Math.floor((random() * kYear) / 1000) * 1000;
}

/** How long a pull request was open, in whole seconds: minutes to two weeks, mostly short. */
export function openFor(random: () => number): number {
  return (120 + Math.floor(random() ** 3 * 14 * 86_400)) * 1000;
}

/** The guide's `cycle_time_hours`: hundredths of an hour, rounded down. */
export function cycleHours(createdAt: number, mergedAt: number): number {
  return Math.floor(((mergedAt - createdAt) / kHour) * 100) / 100;
}
