import { isRecord } from "../engine/guards";
import type { Step } from "../engine/report";
import { type Ladder, laddersOf } from "./ladders";

/** A tier, and the number whose tier it is. */
export interface TierLink {
  /** The calculated property that gives the tier. */
  tier: string;
  /** The property that it judges; null where the program judges something of its own. */
  of: string | null;
  /** The steps in the program's order, the last of them for whatever no comparison holds for. */
  steps: Step[];
}

/** Of the numbers that a ladder compares: "(.properties.frequency // 0) >= 7 then", "$rate <= 5 then". */
const kJudged =
  /(?:\.properties\.(\w+)|\$(\w+))(?:\s*\/\/\s*[\w.]+\s*\))?[\s)]*(?:<=?|>=?)\s*-?[\d.]+(?:[eE][-+]?\d+)?[\s)]*\bthen\s*["'][^"'\\]+["']/;

/**
 * Which tier of a blueprint is that of which number. A program that computes before it judges (the
 * failure rate) is that of the number which is computed of the same properties.
 * @param text the blueprint as JSON
 */
export function tierLinks(text: string): TierLink[] {
  const programs = calculationsOf(text);
  return laddersOf(text).map((ladder) => {
    const program = programs.get(ladder.property) ?? "";
    const [, named, computed] = kJudged.exec(program) ?? [];
    const of = named ?? (computed === undefined ? null : sameReads(ladder, program, programs));
    return { tier: ladder.property, of, steps: stepsOf(ladder) };
  });
}

/** The comparisons, and at the end the tier that the program names for the rest. */
function stepsOf({ thresholds, colors }: Ladder): Step[] {
  const steps = thresholds.map(
    ({ tier, operator, number }): Step => ({
      name: tier,
      color: colors[tier] ?? "",
      operator,
      value: Number(number),
    }),
  );
  const last = steps.at(-1);
  const rest = Object.keys(colors).find((name) => steps.every((step) => step.name !== name));
  if (!last || rest === undefined) return steps;
  return [...steps, { ...last, name: rest, color: colors[rest] ?? "", operator: opposite(last) }];
}

function opposite({ operator }: Step): Step["operator"] {
  const pairs: Partial<Record<Step["operator"], Step["operator"]>> = {
    ">=": "<",
    ">": "<=",
    "<=": ">",
    "<": ">=",
  };
  return pairs[operator] ?? operator;
}

/** The number that is computed of just the properties that the ladder's program reads. */
function sameReads(
  ladder: Ladder,
  program: string,
  programs: ReadonlyMap<string, string>,
): string | null {
  const own = readsOf(program);
  for (const [property, other] of programs) {
    if (property === ladder.property || /\bthen\s*["']/.test(other)) continue;
    if (readsOf(other) === own) return property;
  }
  const most = [...programs].find(
    ([property, other]) =>
      property !== ladder.property &&
      !/\bthen\s*["']/.test(other) &&
      readsOf(other)
        .split(" ")
        .every((read) => own.split(" ").includes(read)) &&
      program.includes(core(other)),
  );
  return most?.[0] ?? null;
}

/** The fraction in a program, which another may repeat. */
function core(program: string): string {
  return /\(\(?\.properties[^?]*?\/ [^)]*\)/.exec(program)?.[0] ?? "\u0000";
}

function readsOf(program: string): string {
  const reads = [...program.matchAll(/\.properties\.(\w+)/g)].map(([, name]) => name ?? "");
  return [...new Set(reads)].sort().join(" ");
}

function calculationsOf(text: string): Map<string, string> {
  const blueprint: unknown = JSON.parse(text);
  const all = isRecord(blueprint) ? blueprint.calculationProperties : null;
  return new Map(
    Object.entries(isRecord(all) ? all : {}).flatMap(([property, one]): [string, string][] =>
      isRecord(one) && typeof one.calculation === "string" ? [[property, one.calculation]] : [],
    ),
  );
}
