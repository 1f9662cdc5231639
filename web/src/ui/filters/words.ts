import type { Choices } from "../../engine/choices";
import { formatDay } from "../../format/dates";
import { counted } from "../../format/numbers";
import { kEnvironment, kEverything, type Selection, sameLeftOut } from "../../state/selection";

/** What a filter is called where it is in force, and where it is not. */
export interface FilterWords {
  teams: string;
  services: string;
  environments: string;
  time: string;
  leaveOut: string;
}

export function filterWords(selection: Selection, choices: Choices | null): FilterWords {
  return {
    teams: namesWords(selection.teams, choices, "_team") ?? "All teams",
    services: namesWords(selection.services, choices, "service") ?? "All services",
    environments: environmentWords(selection, choices),
    time: timeWords(selection),
    leaveOut: leaveOutWords(selection),
  };
}

/** Only what is in force: "Platform, last 90 days". Empty where nothing is. */
export function inForce(selection: Selection, choices: Choices | null): string {
  const words = filterWords(selection, choices);
  return [
    selection.teams.length > 0 && words.teams,
    selection.services.length > 0 && words.services,
    selection.environments && words.environments,
    hasTime(selection) && words.time,
    !sameLeftOut(selection, kEverything) && words.leaveOut,
  ]
    .filter((part) => part)
    .join(", ");
}

/** A time was chosen, of whatever kind. */
export function hasTime({ from, last, to }: Selection): boolean {
  return from !== null || last !== null || to !== null;
}

/** What a team or service is called; its identifier where it is not known. */
export function titleOf(identifier: string, choices: Choices | null, blueprint: string): string {
  if (identifier === "") return blueprint === "_team" ? "Without a team" : "Without a service";
  const known = choices?.entities[blueprint]?.find((one) => one.identifier === identifier);
  return known?.title || identifier;
}

function namesWords(
  names: readonly string[],
  choices: Choices | null,
  blueprint: string,
): string | null {
  const [first, ...others] = names;
  if (first === undefined) return null;
  if (others.length === 0) return titleOf(first, choices, blueprint);
  return counted(names.length, blueprint === "_team" ? "team" : "service");
}

/** The environments that there are, and those of which the model's numbers are. */
export function environmentChoices(choices: Choices | null) {
  return (
    choices?.values.find(
      ({ blueprint, property }) =>
        blueprint === kEnvironment.blueprint && property === kEnvironment.property,
    ) ?? null
  );
}

function environmentWords({ environments }: Selection, choices: Choices | null): string {
  const names = environments ?? environmentChoices(choices)?.usual ?? [];
  if (environments?.length === 0) return "Any environment";
  if (names.length === 0) return "Environments";
  return names.length === 1 ? String(names[0]) : counted(names.length, "environment");
}

/** "Last 90 days, to 31 Oct 2026" */
export function timeWords({ from, last, to }: Selection): string {
  const day = to === null || to === "today" ? null : formatDay(to);
  if (from !== null) return quarterWords(from, to) ?? `${formatDay(from)} – ${day ?? "today"}`;
  const over = last === null ? null : `Last ${counted(last, "day")}`;
  if (over) return day ? `${over}, to ${day}` : over;
  if (day) return `As of ${day}`;
  return to === "today" ? "Today" : "Usual times";
}

/** "Q3 2026", if the days are exactly a quarter. */
export function quarterWords(from: string, to: string | null): string | null {
  const [year, month, day] = from.split("-").map(Number);
  if (year === undefined || month === undefined || day !== 1 || month % 3 !== 1) return null;
  return to === quarter(year, (month - 1) / 3).to ? `Q${(month + 2) / 3} ${year}` : null;
}

/** The first and the last day of a quarter, counted from 0. */
export function quarter(year: number, index: number): { from: string; to: string } {
  const day = (month: number, of: number) =>
    new Date(Date.UTC(year, month, of)).toISOString().slice(0, 10);
  return { from: day(index * 3, 1), to: day(index * 3 + 3, 0) };
}

function leaveOutWords({ leaveOut }: Selection): string {
  const values = Object.values(leaveOut).flat();
  if (values.length === 0) return "Nothing left out";
  const [only] = values;
  return values.length === 1 && only ? `Without ${only}` : `${values.length} left out`;
}
