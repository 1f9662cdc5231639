import type { Explanation, Question } from "../engine/explanation";
import type { Step } from "../engine/report";
import { formatInterval } from "../format/dates";
import { formatCount } from "../format/numbers";
import type { Quantity } from "../format/units";
import { type OtherReading, readingsOf } from "./divisor-texts";
import { aggregateFormula, aroundMean, type Formula, measured } from "./formula";
import { type Judged, judgedOf, type Surroundings } from "./judged";
import { leftOutText, ruleSentence, type Titles } from "./left-out-texts";
import { isTold, type Measure, measureOfTitle, plainNumber, quantity } from "./measure";
import { tierWithoutValue, whyMissing } from "./missing";
import type { ModelNames } from "./model-names";
import { programFormula } from "./program-text";
import { nextTier, type Rung, rungsOf, stepOf } from "./rungs";
import { spanSentence, windowSentence } from "./time-window";
import { capital } from "./words";

/** An explanation in words. What does not apply is null or empty. */
export interface Described {
  /** "Deployment Frequency of checkout" */
  title: string;
  /** The value as people read it, and exactly. */
  value: Quantity | null;
  /** Why there is none, or why there is a tier without a number. */
  why: string | null;
  tier: { name: string; color: string } | null;
  formula: Formula | null;
  window: string | null;
  span: string | null;
  counted: string | null;
  rules: string[];
  leftOut: string[];
  around: string | null;
  rungs: Rung[];
  /** The number that the tiers judge, as people read it. */
  judged: string | null;
  next: string | null;
  readings: OtherReading[];
  /** What the values of the rows are measured in. */
  values: Measure;
}

/** What a person is told of an explanation. */
export function describe(explanation: Explanation, around: Surroundings): Described {
  const { aggregate, value } = explanation;
  const titlesOf = (blueprint: string): Titles => {
    return (property) => around.names.property(blueprint, property);
  };
  const judged = judgedOf(explanation, around);
  const { measure, number } = judged;
  const values = valuesMeasure(explanation, around.names, measure);
  const titleOf = titlesOf(aggregate?.target ?? "");
  const why = whyOf(explanation, judged, titlesOf);
  const step = number === null ? undefined : judged.steps[stepOf(judged.steps, number)];
  return {
    title: titleText(explanation, around.question),
    value: shownValue(explanation, measure),
    why,
    tier: tierOf(explanation, judged, step),
    formula: formulaOf(explanation, judged, around.names, values),
    window: aggregate ? windowSentence(aggregate) : null,
    span: aggregate ? spanSentence(aggregate) : null,
    counted: aggregate ? countedText(explanation) : null,
    rules: (aggregate?.rules ?? [])
      .filter(({ property }) => property !== aggregate?.window?.property)
      .map((rule) => ruleSentence(rule, titleOf)),
    leftOut: aggregate
      ? aggregate.leftOut.map((reason) => leftOutText(reason, aggregate, titleOf))
      : [],
    around: aggregate ? aroundMean(aggregate, values) : null,
    rungs: rungsOf(judged.steps, number, measure),
    judged: number === null ? null : quantity(number, measure).text,
    next: nextOf(explanation, judged),
    readings: aggregate && value !== null ? readingsOf(aggregate, measure, judged.steps) : [],
    values,
  };
}

/** What the rows are measured in: what their property says, else what the result is. */
function valuesMeasure({ aggregate }: Explanation, names: ModelNames, result: Measure): Measure {
  if (aggregate?.property === undefined) return plainNumber;
  const own = measureOfTitle(names.property(aggregate.target, aggregate.property));
  return isTold(own) ? own : result;
}

/** "Lead Time for Changes of checkout", "Deployments, 24 – 30 Aug 2026". */
function titleText({ title, entity }: Explanation, question: Question): string {
  if (entity) return `${title.replace(/\s*\([^()]*\)$/, "")} of ${entity.title}`;
  const from = "from" in question ? question.from : undefined;
  if (from === undefined) return title;
  const to = new Date(Date.parse(from) + 7 * 86_400_000).toISOString();
  return `${title}, ${formatInterval(from, to)}`;
}

function shownValue({ value, display }: Explanation, measure: Measure): Quantity | null {
  if (typeof value === "number") {
    const { text, exact } = quantity(value, measure);
    // Times are said as people do; of everything else the dashboard has the last word.
    if (display && measure.unit !== "hours" && measure.unit !== "minutes") {
      return { text: display, exact };
    }
    return { text, exact: display ? `${display}, exactly ${exact}` : exact };
  }
  if (value === null) return null;
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return { text, exact: text };
}

function tierOf(explanation: Explanation, { steps, tier }: Judged, step: Step | undefined) {
  const name = tier ?? step?.name;
  if (name === undefined) return null;
  const color = steps.find((one) => one.name === name)?.color ?? step?.color ?? "";
  return explanation.value === null && tier === null ? null : { name, color };
}

function whyOf(
  explanation: Explanation,
  { number, tier, steps }: Judged,
  titlesOf: (blueprint: string) => Titles,
): string | null {
  if (explanation.value === null) return `${capital(whyMissing(explanation, titlesOf))}.`;
  const isTier = typeof explanation.value === "string" && explanation.value === tier;
  if (!isTier || number !== null || steps.length === 0) return null;
  return tierWithoutValue(whyMissing(explanation, titlesOf), tier);
}

function formulaOf(
  { aggregate, program, inputs = [], value }: Explanation,
  { measure, number, tier }: Judged,
  names: ModelNames,
  values: Measure,
): Formula | null {
  if (aggregate) {
    const { property, target } = aggregate;
    return aggregateFormula(aggregate, value, {
      property: property === undefined ? null : names.property(target, property),
      values,
      result: measure,
    });
  }
  if (typeof value === "string" && value === tier) {
    const judged = number === null ? null : quantity(number, measure).text;
    return {
      words: "the tier in whose range the number lies",
      values: judged && `${judged}: ${tier}`,
    };
  }
  if (program === undefined && inputs.length === 0) return null;
  return programFormula(program ?? "", inputs, value, measure);
}

function countedText({ aggregate }: Explanation): string | null {
  if (!aggregate) return null;
  const { count, leftOut } = aggregate;
  const own = measured(aggregate);
  const outside = leftOut
    .filter(({ reason }) => reason !== "no-value" && reason !== "no-time")
    .reduce((sum, one) => sum + one.count, 0);
  const all = count + outside;
  return own === all ? `all ${formatCount(all)}` : `${formatCount(own)} of ${formatCount(all)}`;
}

function nextOf({ aggregate }: Explanation, { number, steps, measure }: Judged): string | null {
  if (number === null || steps.length === 0) return null;
  const { divisor = [], divisorRule } = aggregate ?? {};
  const count = aggregate ? measured(aggregate) : 0;
  const intervals = divisor.find(({ rule }) => rule === divisorRule)?.intervals;
  return nextTier(steps, number, measure, intervals ? { count, intervals } : undefined);
}
