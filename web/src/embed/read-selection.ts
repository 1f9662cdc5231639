import { isRecord } from "../engine/guards";
import { isDay, kEverything, kMostDays, type Selection } from "../state/selection";
import { malformed, own } from "./refusal";

const kMostNames = 1000;
const kMostName = 500;

/** A selection that another window sent; what it leaves out is as usual. Throws a Refusal. */
export function readSelection(data: unknown): Selection {
  if (!isRecord(data)) throw malformed("selection is an object; {} shows everything");
  const unknown = Object.keys(data).some((name) => !Object.hasOwn(kEverything, name));
  if (unknown) {
    throw malformed(`A selection has the members ${Object.keys(kEverything).join(", ")}`);
  }
  const environments = own(data, "environments") ?? null;
  return {
    teams: names(own(data, "teams") ?? [], "teams"),
    services: names(own(data, "services") ?? [], "services"),
    environments: environments === null ? null : names(environments, "environments"),
    ...time(data),
    compare: yesOrNo(own(data, "compare") ?? kEverything.compare, "compare"),
    leaveOut: leaveOut(own(data, "leaveOut") ?? {}),
  };
}

function time(data: Record<string, unknown>): Pick<Selection, "from" | "last" | "to"> {
  const from = own(data, "from") ?? null;
  const to = own(data, "to") ?? null;
  const last = own(data, "last") ?? null;
  if (from !== null && !isDayText(from)) throw malformed("from is a day, such as 2026-08-01");
  if (to !== null && to !== "today" && !isDayText(to)) throw malformed("to is a day, or today");
  const isLength = Number.isInteger(last) && Number(last) >= 1 && Number(last) <= kMostDays;
  if (last !== null && !isLength) throw malformed(`last is a number of days up to ${kMostDays}`);
  if (from !== null && last !== null) throw malformed("A selection has from or last, not both");
  if (from !== null && to !== null && to !== "today" && to < from) {
    throw malformed("from is a day before to");
  }
  return { from, to, last: last === null ? null : Number(last) };
}

function leaveOut(data: unknown): Selection["leaveOut"] {
  if (!isRecord(data)) throw malformed("leaveOut has lists of values by the name of their facet");
  const entries = Object.entries(data);
  names(Object.keys(data), "leaveOut");
  return Object.fromEntries(entries.map(([facet, values]) => [facet, names(values, "leaveOut")]));
}

function names(data: unknown, what: string): string[] {
  const good =
    Array.isArray(data) &&
    data.length <= kMostNames &&
    data.every((name) => typeof name === "string" && name.length <= kMostName);
  if (!good) throw malformed(`${what} has texts, at most ${kMostNames} of ${kMostName} characters`);
  return [...data];
}

function yesOrNo(value: unknown, what: string): boolean {
  if (typeof value !== "boolean") throw malformed(`${what} is true or false`);
  return value;
}

function isDayText(value: unknown): value is string {
  return typeof value === "string" && isDay(value);
}
