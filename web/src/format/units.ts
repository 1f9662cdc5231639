import { formatDuration } from "./durations";
import { exactNumber, formatNumber } from "./numbers";

/** What a property's number is measured in, as far as its title says so. */
export type Unit = "hours" | "minutes" | "percent" | "none";

const kUnitWords: Readonly<Record<string, Unit>> = {
  hours: "hours",
  hour: "hours",
  h: "hours",
  minutes: "minutes",
  minute: "minutes",
  min: "minutes",
  "%": "percent",
  percent: "percent",
};

/** A title split from the bracket at its end: "MTTR (Minutes)" is "MTTR" in minutes. */
export interface SplitTitle {
  name: string;
  /** The words of the bracket; null without one. */
  bracket: string | null;
  unit: Unit;
}

export function splitTitle(title: string): SplitTitle {
  const match = /^(.*\S)\s*\(([^()]+)\)$/.exec(title.trim());
  const name = match?.[1];
  const bracket = match?.[2];
  if (name === undefined || bracket === undefined)
    return { name: title, bracket: null, unit: "none" };
  return { name, bracket, unit: kUnitWords[bracket.trim().toLowerCase()] ?? "none" };
}

/** A value for a table: its unit scaled to what reads best, and the exact number for its title. */
export interface Quantity {
  text: string;
  exact: string;
}

/**
 * @param decimals exact number of decimals for values without a unit of time, so that a column of
 *   them lines up
 */
export function formatQuantity(value: number, unit: Unit, decimals: number): Quantity {
  switch (unit) {
    case "hours":
      return { text: formatDuration(value * 3600), exact: `${exactNumber(value)} hours` };
    case "minutes":
      return { text: formatDuration(value * 60), exact: `${exactNumber(value)} minutes` };
    case "percent":
      return { text: `${formatNumber(value, decimals, true)} %`, exact: `${exactNumber(value)} %` };
    case "none":
      return { text: formatNumber(value, decimals, true), exact: exactNumber(value) };
  }
}
