import type { InputReport } from "../engine/report";
import { daysBetween, endOfDay } from "../format/dates";
import { sourceName } from "./sentences";

/** Where the records of one kind of export end. */
export interface LastDay {
  /** The end of the day, in milliseconds UTC. */
  moment: number;
  /** "GitHub pull requests"; of several sources with one last day all of them. */
  sources: string[];
}

/** From this many days on, most cards of a later day have nothing of what ended before. */
const kApart = 30;

/** So many days can be taken in at a glance. */
const kMost = 4;

/**
 * The days on which what was added ends, the latest first. A source that gives deployments ends with the
 * last of them: most cards are of deployments, and a pull request that nobody merged makes none. Sources
 * whose ends lie close together have the latest of them in common, on which there is something of each.
 */
export function lastDays(inputs: readonly InputReport[]): LastDay[] {
  const bySource = new Map<string, number>();
  for (const input of inputs) {
    const { deployment, ...others } = input.spans ?? {};
    const ends = Object.values(others).map(({ to }) => to);
    const last = deployment?.to ?? ends.sort().at(-1) ?? input.span?.to;
    if (last === undefined) continue;
    const name = sourceName(input.source);
    bySource.set(name, Math.max(bySource.get(name) ?? 0, endOfDay(last)));
  }
  const days: LastDay[] = [];
  for (const [name, moment] of [...bySource].sort((a, b) => b[1] - a[1])) {
    const day = days.at(-1);
    if (day && daysBetween(moment, day.moment) < kApart) day.sources.push(name);
    else days.push({ moment, sources: [name] });
  }
  return days.slice(0, kMost);
}
