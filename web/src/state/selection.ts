import type { View } from "../engine/settings";
import { endOfDay, startOfDay } from "../format/dates";

/** What a person chose to look at. All of it can stand in an address; see fragment.ts. */
export interface Selection {
  /** Identifiers of teams; an empty one stands for what belongs to none. None: all of them. */
  teams: readonly string[];
  services: readonly string[];
  /** Names of environments; null for those that the model asks for, none for any. */
  environments: readonly string[] | null;
  /** The first day, as `2026-08-01`, in UTC; null for the model's own windows. */
  from: string | null;
  /** So many days up to the last one, in the place of `from`. */
  last: number | null;
  /**
   * The last day, which the dashboard is as of. Null for what is usual: today, and of the sample its
   * own last day, for which `today` has to be said.
   */
  to: string | "today" | null;
  /** Against the period before. */
  compare: boolean;
  /** Values that do not count, by the identifier of their facet. */
  leaveOut: Readonly<Record<string, readonly string[]>>;
}

export const kEverything: Selection = {
  teams: [],
  services: [],
  environments: null,
  from: null,
  last: null,
  to: null,
  compare: true,
  leaveOut: {},
};

/** The property whose values are environments. */
export const kEnvironment = { blueprint: "deployment", property: "environment" };

/** What the engine is asked for; what a selection leaves out it says to the model. */
export interface Shown {
  /** The moment of the dashboard, in milliseconds UTC; null for the present. */
  asOf: number | null;
  view: View;
}

/**
 * @param nowMs the present, in milliseconds UTC
 * @param usual the moment that is shown where nobody chose one; null for the present
 */
export function viewOf(selection: Selection, nowMs: number, usual: number | null = null): Shown {
  const { teams, services, environments, to } = selection;
  const asOf = to === null ? usual : to === "today" ? null : endOfDay(to);
  const from = beginning(selection, asOf ?? nowMs);
  const only = [
    { blueprint: "_team", identifiers: [...teams] },
    { blueprint: "service", identifiers: [...services] },
  ].filter(({ identifiers }) => identifiers.length > 0);
  return {
    asOf,
    view: {
      ...(only.length > 0 && { only }),
      ...(environments && { instead: [{ ...kEnvironment, values: [...environments] }] }),
      ...(from !== null && { from }),
      ...((asOf !== null || from !== null) && { to: asOf ?? nowMs }),
    },
  };
}

/** The first moment that is shown, given the last; null for the model's own windows. */
function beginning({ from, last }: Selection, end: number): number | null {
  if (from !== null) return Math.min(startOfDay(from), end);
  return last === null ? null : endOfDay(end) + 1 - last * kDayMs;
}

const kDayMs = 86_400_000;

/** How many days may be asked for: what is longer is older than software. */
export const kMostDays = 36_500;

/** The day of a moment, as `2026-08-01`, in UTC. */
export function dayOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}

/** True for a day that there is, written as `2026-08-01`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Nothing is chosen but what is usual. */
export function isEverything(selection: Selection): boolean {
  return sameSelection(selection, kEverything);
}

/** Both show the same; the order of what was chosen does not matter. */
export function sameSelection(one: Selection, other: Selection): boolean {
  return one === other || canonical(one) === canonical(other);
}

/** Both let the same values not count. */
export function sameLeftOut(one: Selection, other: Selection): boolean {
  return canonicalLeftOut(one) === canonicalLeftOut(other);
}

function canonicalLeftOut({ leaveOut }: Selection): string {
  const left = Object.entries(leaveOut).filter(([, values]) => values.length > 0);
  return JSON.stringify(left.map(([facet, values]) => [facet, [...values].sort()]).sort());
}

function canonical(selection: Selection): string {
  const { teams, services, environments } = selection;
  return JSON.stringify([
    [...teams].sort(),
    [...services].sort(),
    environments && [...environments].sort(),
    selection.from,
    selection.last,
    selection.to,
    selection.compare,
    canonicalLeftOut(selection),
  ]);
}
