import type { AggregateExplanation, ExplainedRule, LeftOut } from "../engine/explanation";
import { formatDay, formatMoment } from "../format/dates";
import { formatCount } from "../format/numbers";
import { happened, listed, lower } from "./words";

/** What a property is called. */
export type Titles = (property: string) => string;

/** "5 in Staging", "2 Failed", "1 without a date": how many did not count, and why. */
export function leftOutText(
  reason: LeftOut,
  aggregate: Pick<AggregateExplanation, "window" | "target">,
  titleOf: Titles,
): string {
  return `${formatCount(reason.count)} ${whyText(reason, aggregate, titleOf)}`;
}

/** The same without the number, for a row: "in Staging". */
export function whyText(
  { reason, property, value, title }: LeftOut,
  { window, target }: Pick<AggregateExplanation, "window" | "target">,
  titleOf: Titles,
): string {
  const verb = property === undefined ? null : happened(property, target);
  const did = verb === null ? "" : `${verb} `;
  switch (reason) {
    case "rule":
      return ruleText(property ?? "", value, window, target, titleOf);
    case "after":
      return `${did}after ${window?.to ? formatDay(window.to) : "the time that is shown"}`;
    case "before":
      return `${did}before ${window?.from ? formatDay(window.from) : "the time that is shown"}`;
    case "without":
      return "left out one by one";
    case "facet":
      return `left out by ${title ?? "a choice"} in Data health`;
    case "strategy":
      return `found in another way${title ? ` (${title})` : ""}`;
    case "repeated":
      return "told of before";
    case "no-value":
      return `without ${property === undefined ? "a value" : article(titleOf(property))}`;
    case "no-time":
      return "without a date";
    case "view":
      return "of another team or service";
  }
}

function ruleText(
  property: string,
  value: LeftOut["value"],
  window: AggregateExplanation["window"],
  target: string,
  titleOf: Titles,
): string {
  const moment = typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value);
  if (window?.property === property || moment) {
    const verb = happened(property, target);
    if (value === null) return verb === null ? "without a date" : `not ${verb}`;
    return `${verb === null ? "" : `${verb} `}at another time`;
  }
  if (value === null || value === undefined) return `without ${article(titleOf(property))}`;
  const shown = typeof value === "object" ? JSON.stringify(value) : String(value);
  if (/environment/i.test(property)) return `in ${shown}`;
  if (/status|state/i.test(property)) return shown;
  return `with ${lower(titleOf(property))} ${shown}`;
}

function article(title: string): string {
  const name = lower(title.replace(/\s*\([^()]*\)$/, ""));
  return `${/^[aeiou]/i.test(name) ? "an" : "a"} ${name}`;
}

const kOperators: Readonly<Record<string, string>> = {
  "=": "is",
  in: "is",
  "!=": "is not",
  notIn: "is not",
  ">": "is above",
  ">=": "is at least",
  "<": "is below",
  "<=": "is at most",
  contains: "contains",
  containsAny: "contains",
  doesNotContain: "does not contain",
  beginsWith: "begins with",
  doesNotBeginWith: "does not begin with",
  endsWith: "ends with",
  doesNotEndWith: "does not end with",
  isEmpty: "is empty",
  isNotEmpty: "is not empty",
};

/** A rule in words: "Environment is Production", with where it comes from if that is the view. */
export function ruleSentence(rule: ExplainedRule, titleOf: Titles): string {
  const { property, operator, values, from, to, fromView } = rule;
  const name = titleOf(property);
  const words = kOperators[operator] ?? operator;
  const put = fromView ? " (as filtered)" : "";
  if (from !== undefined || to !== undefined) {
    const since = from === undefined ? [] : [`from ${formatMoment(from)}`];
    const until = to === undefined ? [] : [`to ${formatMoment(to)}`];
    return `${name} ${[...since, ...until].join(" ")}${put}`;
  }
  if (values?.length === 0) return `${name} is anything${put}`;
  if (operator === "isEmpty" || operator === "isNotEmpty") return `${name} ${words}${put}`;
  const shown = (values ?? []).map((value) => (value === null ? "nothing" : String(value)));
  return `${name} ${words}${shown.length > 0 ? ` ${listed(shown, "or")}` : ""}${put}`;
}
