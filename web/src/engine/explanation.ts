/**
 * How a number came to be: its definition with the values of this very case, what counted and what did
 * not, and the rows. Nothing in it is a sentence; those are written by the page.
 */

import type { FrequencyDivisor, PropertyValue, Step } from "./report";

/** What is to be explained: one value of one entity, a widget, a point of a chart, or a metric. */
export type Question =
  | { kind: "property"; blueprint: string; identifier: string; property: string }
  /** `series` and `from` (RFC 3339, the start of the interval) name a point of a line chart. */
  | { kind: "widget"; widget: string; series?: number; from?: string }
  /** Of `Report.trends`: the whole time shown, or the interval that begins at `from`. */
  | { kind: "metric"; metric: string; from?: string };

export interface Explanation {
  /** Of the property, widget or metric. */
  title: string;
  /** The property's identifier, if it is one. */
  property?: string;
  /** Whose value it is; absent where it is of the whole dashboard. */
  entity?: { blueprint: string; identifier: string; title: string };
  value: PropertyValue;
  /** How it is shown, for a widget: "0.12 per week". */
  display?: string | null;
  /** The tiers of the value, the best first; of what has none absent. */
  ladder?: Step[];
  /** The program of a calculation, as the model has it. */
  program?: string;
  /** What the program reads, or what the ratio is of; each explained in turn, without rows. */
  inputs?: Explanation[];
  /** How entities became the number. */
  aggregate?: AggregateExplanation;
  /** The entities behind it; of a calculation those of its inputs are asked for by themselves. */
  rows?: ExplainedRows;
}

/** `path` is the chain of relations from the entities to the holder; empty for any. */
export interface AggregateExplanation {
  /** The blueprint of the entities. */
  target: string;
  /** `count`, `average`, `median` ... as Port names it. */
  func: string;
  /** Whose values are aggregated; absent where entities are counted. */
  property?: string;
  /** Averages per interval: its name, else absent. */
  per?: "hour" | "day" | "week" | "month";
  measureTimeBy?: string;
  path: string[];
  /** The rules of the query that are in force, those of the view put in. */
  rules: ExplainedRule[];
  /** The time that entities are of: the query's window, or the view's; null for all time. */
  window: { property: string; from: string | null; to: string | null; preset?: string } | null;
  /** Entities that fulfil the query, and those of them whose values make the number. */
  count: number;
  withValue?: number;
  /** Of the values. */
  sum?: number | null;
  mean?: number | null;
  median?: number | null;
  p75?: number | null;
  p90?: number | null;
  min?: number | null;
  max?: number | null;
  /** The first and the last moment by which the rows are placed in time; null without any. */
  first?: string | null;
  last?: string | null;
  /** Of an average per interval: what was divided by, and what each of the rules would give. */
  divisor?: { rule: FrequencyDivisor; intervals: number | null; value: number | null }[];
  /** The rule in force. */
  divisorRule?: FrequencyDivisor;
  /** What a line chart divides its counts by, whatever the rule: Port's number for the interval. */
  dividedBy?: number;
  /**
   * Entities of the holder that did not count, by reason, most first; then those that count without
   * being in the number.
   */
  leftOut: LeftOut[];
}

export interface ExplainedRule {
  /** Empty for a group. */
  property: string;
  /** Of a group `or`, or `and` within one. */
  operator: string;
  /** Of a group. */
  rules?: ExplainedRule[];
  /** What it compares with: values, or the ends of a window. `in` nothing is whatever there is. */
  values?: (string | number | boolean | null)[];
  preset?: string;
  from?: string;
  to?: string;
  /** The view put this in the place of the model's. */
  fromView?: true;
}

/**
 * `rule`: the query's rule on `property` does not hold, `value` is what the entities have instead, the
 * rarer values together without it; `after`: later than the view's end, or the window's; `before`:
 * earlier than its beginning; `without`: left out one by one; `facet`: by the choice `title` of data
 * health; `strategy`: found in a way that is not in use; `repeated`: told of before; `view`: of another
 * team or service; `no-value`, `no-time`: in `count` and `rows`, but not in the number.
 */
export interface LeftOut {
  reason:
    | "rule"
    | "after"
    | "before"
    | "without"
    | "facet"
    | "strategy"
    | "repeated"
    | "no-value"
    | "no-time"
    | "view";
  property?: string;
  value?: PropertyValue;
  title?: string;
  count: number;
}

export interface ExplainedRows {
  blueprint: string;
  /** How many there are of each kind; `rows` ends at 20,000 and `others` at 2,000. */
  total: number;
  totalOthers: number;
  /** What counted, the newest first. */
  rows: ExplainedRow[];
  /** What did not, with `why`: an index into `aggregate.leftOut`. */
  others: (ExplainedRow & { why: number })[];
}

export interface ExplainedRow {
  identifier: string;
  title: string;
  /** Where it is in its tool: an http or https address. */
  link?: string;
  /** Of its service, where it has one. */
  service?: string;
  /** By which it is placed in time. */
  time?: string;
  /** The aggregated value. */
  value?: PropertyValue;
}
