import { isRecord } from "../engine/guards";
import type { ModelDocument } from "../engine/model";
import { type Threshold, thresholdsOf, withThreshold } from "./thresholds";

/** A calculated property that gives tiers. */
export interface Ladder {
  property: string;
  title: string;
  /** Port's colour names by tier. */
  colors: Readonly<Record<string, string>>;
  thresholds: Threshold[];
}

/** The ladders of a blueprint's text; none when it is something else, or does not parse. */
export function laddersOf(text: string): Ladder[] {
  const calculations = calculationsOf(parse(text));
  return Object.entries(calculations).flatMap(([property, one]): Ladder[] => {
    if (!isRecord(one) || typeof one.calculation !== "string") return [];
    const thresholds = thresholdsOf(one.calculation);
    if (thresholds.length === 0) return [];
    const title = typeof one.title === "string" ? one.title : property;
    const colors = isRecord(one.colors) ? (one.colors as Record<string, string>) : {};
    return [{ property, title, colors, thresholds }];
  });
}

/** The blueprint's text with another number at a step of a ladder. */
export function withStep(
  { text }: Pick<ModelDocument, "text">,
  property: string,
  threshold: Threshold,
  number: string,
): string {
  const blueprint = parse(text);
  const calculation = calculationsOf(blueprint)[property];
  if (!isRecord(calculation) || typeof calculation.calculation !== "string") return text;
  calculation.calculation = withThreshold(calculation.calculation, threshold, number);
  return JSON.stringify(blueprint, null, 2);
}

function calculationsOf(blueprint: unknown): Record<string, unknown> {
  const calculations = isRecord(blueprint) ? blueprint.calculationProperties : null;
  return isRecord(calculations) ? calculations : {};
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
