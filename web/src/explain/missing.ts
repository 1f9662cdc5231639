import type { AggregateExplanation, Explanation } from "../engine/explanation";
import { counted } from "../format/numbers";
import type { Titles } from "./left-out-texts";
import { guardedOf } from "./program-text";
import { timePhrase } from "./time-window";
import { capital, happened, lower, many, one } from "./words";

/**
 * Why there is no value: "no pull request merged in the last 30 days". Of a calculation it is what its
 * inputs lack.
 */
export function whyMissing(
  explanation: Explanation,
  titlesOf: (blueprint: string) => Titles,
): string {
  const { aggregate, inputs = [], program = "" } = explanation;
  if (aggregate) return nothingToAggregate(aggregate, titlesOf(aggregate.target));
  const guarded = guardedOf(program);
  const lacking = inputs.filter(({ value, aggregate: own }) => value === null || own?.count === 0);
  const why = lacking.find(({ property = "" }) => guarded.includes(property)) ?? lacking[0];
  if (why) return whyMissing(why, titlesOf);
  const titles = inputs.map(({ title }) => lower(title));
  return titles.length > 0
    ? `the calculation gives no value for ${titles.join(", ")} like these`
    : "nobody gave it a value";
}

function nothingToAggregate(aggregate: AggregateExplanation, titleOf: Titles): string {
  const { target, window, count, withValue = count, property } = aggregate;
  const verb = window ? happened(window.property, target) : null;
  const when = timePhrase(window);
  if (count === 0) {
    const did = verb === null || when === "" ? "" : ` ${verb}`;
    return `no ${one(target)}${did}${when}${rulesPhrase(aggregate)}`;
  }
  if (withValue === 0 && property !== undefined) {
    const name = lower(titleOf(property).replace(/\s*\([^()]*\)$/, ""));
    const entities = counted(count, one(target), many(target));
    return count === 1
      ? `the one ${one(target)}${when} has no ${name}`
      : `none of the ${entities}${when} has a ${name}`;
  }
  return "there is nothing to compute it of";
}

/** " that is Success and in Production", of the rules that ask for something. */
function rulesPhrase({ rules, window }: AggregateExplanation): string {
  const asked = rules.flatMap(({ property, operator, values = [] }) => {
    if (property === window?.property || !["=", "in"].includes(operator)) return [];
    const shown = values.map(String).join(" or ");
    if (shown === "") return [];
    return [/environment/i.test(property) ? `in ${shown}` : shown];
  });
  return asked.length > 0 ? ` that is ${asked.join(" and ")}` : "";
}

/** "No pull request merged in the last 30 days; for that the model gives Low." */
export function tierWithoutValue(why: string, tier: string): string {
  return `${capital(why)}; for that the model gives ${tier}.`;
}
