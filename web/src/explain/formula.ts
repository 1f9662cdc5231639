import type { AggregateExplanation, Explanation } from "../engine/explanation";
import type { FrequencyDivisor } from "../engine/report";
import { counted, formatNumber } from "../format/numbers";
import { type Measure, quantity } from "./measure";
import { lower, many, one } from "./words";

/** A definition in words, and the same with the numbers of this case. */
export interface Formula {
  words: string;
  /** "53 deployments ÷ 13 weeks = 4.08 per week"; null where there is nothing to put in. */
  values: string | null;
}

/** What each rule divides by, with `week` as an example. */
const kDividedBy: Readonly<Record<FrequencyDivisor, (per: string) => string>> = {
  span: (per) => `${per}s from the first to the last, a begun ${per} counting whole`,
  "active-weeks": () => "calendar weeks in which there is one",
  "until-now": (per) => `${per}s from the first until now, a begun ${per} counting whole`,
  window: (per) => `${per}s of the query's time, which is 90 days where it has none`,
  "calendar-weeks": () => "calendar weeks from that of the first to that of the last",
};

export function dividedBy(rule: FrequencyDivisor, per: string): string {
  return kDividedBy[rule](per);
}

export interface FormulaNames {
  /** Of the property that is aggregated; null where entities are counted. */
  property: string | null;
  /** What the values are measured in, and what the result is. */
  values: Measure;
  result: Measure;
}

export function aggregateFormula(
  aggregate: AggregateExplanation,
  value: Explanation["value"],
  names: FormulaNames,
): Formula {
  const entities = many(aggregate.target);
  const shown = typeof value === "number" ? quantity(value, names.result).text : null;
  if (names.property === null) {
    if (aggregate.dividedBy !== undefined) return byFixedDivisor(aggregate, shown);
    if (aggregate.per !== undefined) return perInterval(aggregate, shown);
    return {
      words: `the number of ${entities}`,
      values: counted(aggregate.count, one(aggregate.target), entities),
    };
  }
  const property = lower(names.property.replace(/\s*\([^()]*\)$/, ""));
  return ofValues(aggregate, shown, property, names.values);
}

/** How many entities are in the number: of those that count, the ones that have a time or a value. */
export function measured({ count, withValue, leftOut }: AggregateExplanation): number {
  if (withValue !== undefined) return withValue;
  const untimed = leftOut.filter(({ reason }) => reason === "no-time");
  return untimed.reduce((left, reason) => left - reason.count, count);
}

/** As Port's line charts divide a count: by the days of a week, whichever of them have passed. */
function byFixedDivisor(aggregate: AggregateExplanation, shown: string | null): Formula {
  const { target, dividedBy: divisor = 1, count } = aggregate;
  const entities = many(target);
  return {
    words: `${entities} ÷ ${divisor}`,
    values:
      shown === null ? null : `${counted(count, one(target), entities)} ÷ ${divisor} = ${shown}`,
  };
}

function perInterval(aggregate: AggregateExplanation, shown: string | null): Formula {
  const { target, per = "week", divisor = [], divisorRule = "span" } = aggregate;
  const count = measured(aggregate);
  const entities = many(target);
  const intervals = divisor.find(({ rule }) => rule === divisorRule)?.intervals ?? null;
  return {
    words: `${entities} ÷ ${dividedBy(divisorRule, per)}`,
    values:
      shown === null || intervals === null
        ? null
        : `${counted(count, one(target), entities)} ÷ ${intervalsText(intervals, per)} = ${shown}`,
  };
}

/** "13 weeks", "12.86 weeks" */
export function intervalsText(intervals: number, per: string): string {
  const shown = formatNumber(intervals, Number.isInteger(intervals) ? 0 : 2, true);
  return `${shown} ${per}${intervals === 1 ? "" : "s"}`;
}

function ofValues(
  aggregate: AggregateExplanation,
  shown: string | null,
  property: string,
  measure: Measure,
): Formula {
  const { target, func, sum, count, withValue = count, min, max } = aggregate;
  const of = counted(withValue, one(target), many(target));
  const equals = shown === null ? "" : ` = ${shown}`;
  switch (func) {
    case "average": {
      const total = typeof sum === "number" ? quantity(sum, measure).text : null;
      return {
        words: `the sum of ${property} ÷ the number of ${many(target)} that have one`,
        values: total === null || shown === null ? null : `${total} ÷ ${of}${equals}`,
      };
    }
    case "median":
      return {
        words: `the middle of ${property} of ${many(target)}, half of them lie below`,
        values: shown === null ? null : `the middle of ${of}${equals}`,
      };
    case "sum":
      return {
        words: `the sum of ${property} of ${many(target)}`,
        values: shown === null ? null : `the sum of ${of}${equals}`,
      };
    case "min":
    case "max": {
      const extreme = func === "min" ? min : max;
      const which = func === "min" ? "smallest" : "largest";
      return {
        words: `the ${which} ${property} of ${many(target)}`,
        values: typeof extreme === "number" ? `the ${which} of ${of}${equals}` : null,
      };
    }
    default:
      return {
        words: `${func} of ${property} of ${many(target)}`,
        values: shown && `${of}${equals}`,
      };
  }
}

/** "9 h · p75 1 d 2 h · p90 4 d": how the values lie around a mean; null for fewer than two. */
export function aroundMean(
  { median, p75, p90, min, max, withValue = 0 }: AggregateExplanation,
  measure: Measure,
): string | null {
  if (withValue < 2) return null;
  const parts: [string, number | null | undefined][] = [
    ["median", median],
    ["p75", p75],
    ["p90", p90],
    ["least", min],
    ["most", max],
  ];
  const said = parts.flatMap(([name, value]) =>
    typeof value === "number" ? [`${name} ${quantity(value, measure).text}`] : [],
  );
  return said.length > 0 ? said.join(" · ") : null;
}
