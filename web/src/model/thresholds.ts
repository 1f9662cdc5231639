/** One step of a ladder of tiers: "elif .x <= 168 then "High"". */
export interface Threshold {
  tier: string;
  operator: "<" | "<=" | ">" | ">=";
  /** As it is written. */
  number: string;
  /** Where the number stands in the calculation. */
  at: number;
}

const kStep =
  /(<=?|>=?)\s*(-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?)[\s)]*\bthen\s*(["'])([^"'\\]+)\3/dg;

/**
 * The steps of a jq program that compares a value with numbers and gives the name of a tier for each;
 * none for a program with fewer than two of them, which is no ladder.
 */
export function thresholdsOf(calculation: string): Threshold[] {
  const steps = [...calculation.matchAll(kStep)].flatMap((match): Threshold[] => {
    const [, operator, number, , tier] = match;
    const at = match.indices?.[2]?.[0];
    if (number === undefined || tier === undefined || at === undefined) return [];
    return [{ tier, operator: operator as Threshold["operator"], number, at }];
  });
  return steps.length < 2 ? [] : steps;
}

/** The program with another number at a step. Everything else in it stays byte for byte. */
export function withThreshold(
  calculation: string,
  { at, number }: Threshold,
  replacement: string,
): string {
  return calculation.slice(0, at) + replacement + calculation.slice(at + number.length);
}

/** A number as a person types it, as jq reads it; null when it is none. */
export function typedNumber(text: string): string | null {
  const trimmed = text.trim();
  return /^-?\d+(\.\d+)?$/.test(trimmed) ? trimmed.replace(/^(-?)0+(?=\d)/, "$1") : null;
}
