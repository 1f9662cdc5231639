/**
 * The report: what the engine computes, as JSON. One contract for the page, the command line and the
 * tests. Times are RFC 3339 texts in UTC; a property without a value is null, never absent and never 0.
 */

import type { EngineError } from "./outcome";
import type { View } from "./settings";

/** How `averageOf: week` finds its divisor; the page uses the guide's reading, `span`. */
export type FrequencyDivisor = "span" | "active-weeks" | "until-now" | "window" | "calendar-weeks";

export interface Report {
  version: 1;
  /** The moment the report was computed for. */
  now: string;
  /** What it is restricted to; absent where it is to nothing. */
  view?: View;
  /** By blueprint, how many entities the view leaves out one by one, and because of such. */
  withoutCount?: Record<string, number>;
  /** The newest record over all inputs; null when there is none. */
  newest: string | null;
  /** Which dashboard the widgets are of. */
  dashboard?: { identifier: string; title: string };
  /** The bundled model it was computed with, and whether a person changed it. */
  model?: { name: string; changed: boolean };
  inputs: InputReport[];
  /** What concerns no single file. */
  warnings: Warning[];
  /** Entities by blueprint, sorted by identifier. */
  entities: Record<string, Entity[]>;
  /** What the properties of each blueprint are called, of which type and colours they are. */
  properties: Record<string, Record<string, PropertyInfo>>;
  /** Every blueprint of the model. */
  blueprints?: Record<string, { title: string }>;
  /** Names that were taken for an entity which is called otherwise. */
  matches?: NameMatch[];
  /** Names that stand alone, though another entity may be meant. */
  unmatched?: UnmatchedName[];
  /** Entities that were found in several ways, of which not all count. */
  strategies?: StrategyReport[];
  /** By what entities can be left out, and are. */
  facets?: FacetReport[];
  /** What can be measured by another property than it usually is. */
  measures?: MeasuresReport[];
  /** What Port itself has in computed properties, held against what is computed here. */
  reported?: ReportedProperty[];
  /** The metrics over time, whatever the dashboard shows of them. */
  trends?: Metric[];
  /** The dashboard's rows; sizes are twelfths of the width, heights pixels as Port has them. */
  layout: LayoutRow[];
  /** In the order of the dashboard document. */
  widgets: Widget[];
}

export interface NameMatch {
  blueprint: string;
  name: string;
  identifier: string;
  /** `form`: the same but for capitals and separators. */
  by: "alias" | "title" | "form";
}

/** A name of no entity, which only entities of one blueprint use. */
export interface UnmatchedName {
  blueprint: string;
  name: string;
  /** The blueprint that uses it, and how many of its entities do. */
  by: string;
  count: number;
}

export interface ReportedProperty {
  blueprint: string;
  property: string;
  title: string;
  /** Of how many entities Port has the value that is computed here. */
  equal: number;
  different: number;
  /** The first few that differ, by identifier. */
  first: { identifier: string; reported: PropertyValue; computed: PropertyValue }[];
}

export interface StrategyReport {
  /** Of the model's document that has the choice. */
  identifier: string;
  blueprint: string;
  /** `best`, `all`, or the identifier of one of the ways. */
  use: string;
  /** Those that found something, the most direct first. */
  ways: { identifier: string; title: string; found: number; counted: number }[];
  /** What is told of several times, such as a release that goes to several regions. */
  once?: { title: string; use: boolean; repeated: number };
}

export interface FacetReport {
  /** Of the model's document that has the choice. */
  identifier: string;
  title: string;
  blueprint: string;
  /** How many there are, of which each may have several values, or none. */
  entities: number;
  /** The most frequent first; an empty value is that of those without one. */
  values: { value: string; count: number; leftOut: boolean }[];
  /** How many are left out because of it, by blueprint. */
  leftOut: Record<string, number>;
}

export interface MeasuresReport {
  /** Of the model's document that has the choice. */
  identifier: string;
  title: string;
  blueprint: string;
  /** The property in use. */
  use: string;
  measures: { property: string; title: string; known: number }[];
  /** How many do not have the property in use, and are measured as usual. */
  fallback: number;
}

/** One file: what it was recognised as, and what came of it. */
export interface InputReport {
  name: string;
  /** A stable id such as `github-pull-requests`, several joined by `+`; null for a file of no records. */
  source: string | null;
  bytes: number;
  records: number;
  /** It was text in columns. */
  table?: true;
  /** How many entities of each blueprint came of the records. */
  entities: Record<string, number>;
  /** The first and the last moment in the records; null when none has a time. */
  span: TimeSpan | null;
  /** The same of each blueprint's entities, by the time that metrics use; of those that have one. */
  spans?: Record<string, TimeSpan>;
  skipped: Skipped[];
  warnings: Warning[];
  /** The bundled model that its entities look made for, where that is not the one in force. */
  suits?: string;
}

/** The first and the last moment of something. */
export interface TimeSpan {
  from: string;
  to: string;
}

/** Records that could not be used, by reason. Records and lines count from 1. */
export interface Skipped {
  reason: string;
  count: number;
  first?: { record: number; line: number };
  /** Names what is concerned in the first of them: a property, a blueprint. */
  detail?: string;
  /** Up to three, the first ones. */
  examples?: SkippedExample[];
}

export interface SkippedExample {
  /** Where several files are looked at together. */
  file?: string;
  record: number;
  /** 0 where there are no lines. */
  line: number;
  /** What was wrong; none where something was missing. */
  value?: string;
}

/** Something to know about, by a stable id. */
export interface Warning {
  id: string;
  /** Of the records or entities concerned. */
  count?: number;
  /** The same by name, where names matter. */
  counts?: Record<string, number>;
  /** The property concerned, of a warning about the model. */
  blueprint?: string;
  property?: string;
  /** What a file of records was recognised as, as in InputReport. */
  source?: string;
  /** From when something is, and how many days that is back. */
  from?: string;
  days?: number;
  /** Why the property could not be computed. */
  error?: EngineError;
  text?: string;
}

export type PropertyValue = string | number | boolean | null | readonly unknown[] | object;

export interface Entity {
  identifier: string;
  title: string | null;
  /** Identifiers of the teams it belongs to. */
  team?: string[];
  properties: Record<string, PropertyValue>;
}

/** One step of a ladder of tiers: what fulfils the comparison is of that tier. */
export interface Step {
  name: string;
  /** Port's name of its colour. */
  color: string;
  operator: ">=" | ">" | "<=" | "<" | "=" | "!=";
  value: number;
}

/**
 * A metric over time. The intervals of all metrics of a report are the same: ISO weeks; months where the
 * time is longer than two years, quarters where it is longer than ten.
 */
export interface Metric {
  identifier: string;
  title: string;
  /** `count`: deployments of a week; else what the values are in. */
  unit: "count" | "hours" | "minutes" | "%";
  better: "higher" | "lower";
  /** The dashboard's widgets, and the properties by blueprint, that it stands behind. */
  widgets: string[];
  properties: Record<string, string[]>;
  points: MetricPoint[];
  /** Of metrics that are values of single entities, over the time of all points. */
  spread?: Spread;
}

export interface MetricPoint {
  /** Start of the interval, inclusive, and its end, exclusive. */
  from: string;
  to: string;
  /** Such as `2026-W35`, `2026-09` or `2026-Q3`. */
  label: string;
  /** The time covers the interval only in part. */
  partial?: boolean;
  /** The count, the mean, or the ratio; null where there is nothing to compute it of. */
  value: number | null;
  /** How many entities it is of: those with a value; of a ratio both kinds together. */
  count: number;
  median?: number | null;
  p75?: number | null;
  p90?: number | null;
}

/** How values are distributed. Percentiles are interpolated between neighbours. */
export interface Spread {
  from: string;
  to: string;
  count: number;
  mean: number | null;
  min: number | null;
  median: number | null;
  p75: number | null;
  p90: number | null;
  max: number | null;
  /**
   * Neighbouring ranges from 0 on, each of which ends at twice its beginning; before them one of what is
   * below 0, if anything is. `to` does not belong to a range.
   */
  bins: { from: number; to: number; count: number }[];
  /** Values above the third quartile by more than one and a half times the middle half's width. */
  outliers: { above: number | null; count: number; first: Outlier[] };
}

/** One of the largest values. */
export interface Outlier {
  blueprint: string;
  identifier: string;
  title: string;
  link?: string;
  value: number;
  time?: string;
}

/** What of a report another is compared with. */
export interface Summary {
  now: string;
  widgets: Widget[];
  trends: Metric[];
}

/** The value of a metric for each entity in each interval; null and 0 as for points. */
export interface Sparklines {
  metric: string;
  /** The intervals, as in `Metric.points`. */
  labels: string[];
  /** By identifier, as many numbers as there are labels. */
  values: Record<string, (number | null)[]>;
}

export interface PropertyInfo {
  title: string;
  type: string;
  /** Port's colour names by value, such as `{"Elite": "lime"}`; present on tiers. */
  colors?: Record<string, string>;
}

export interface LayoutRow {
  height: number;
  columns: { id: string; size: number }[];
}

export interface WidgetBase {
  id: string;
  type: string;
  title: string;
  description?: string | null;
  /** The kind of chart that it is, where that kind is not drawn; it then has no contents. */
  undrawn?: string;
  /** Why the widget could not be computed; it then has no contents. */
  error?: EngineError;
}

/** One number over a set of entities. */
export interface NumberWidget extends WidgetBase {
  type: "entities-number-chart";
  blueprint?: string;
  /** Unrounded; null when there is nothing to compute it of. */
  value: number | null;
  /** The whole text, such as "0.12 per week". */
  display: string | null;
  /** Its number, such as "0.12". */
  number?: string | null;
  /** Its unit, such as "per week". */
  unit?: string | null;
  /** The unit stands before the number, as a currency does. */
  unitFirst?: boolean;
  /** The unit stands on a line of its own. */
  unitBelow?: boolean;
  /** The conditional format of the value: a tier, with Port's name of its colour. */
  tier?: { name: string; color: string; description?: string } | null;
  /** The conditional formats, in the document's order. */
  ladder?: Step[];
  /** What the dashboard wants to be said in the place of a missing number. */
  emptyText?: string;
  /** How many entities the number is of. */
  entities?: number;
}

export interface SeriesPoint {
  /** Start of the interval, inclusive. */
  from: string;
  /** End of the interval, exclusive. */
  to?: string;
  /** Such as `2026-W35`. */
  label: string;
  /** Null where an average has nothing to average; an empty count is 0. */
  value: number | null;
  /** The interval is cut by the range or not over yet. */
  partial?: boolean;
}

export interface Series {
  title: string;
  points: SeriesPoint[];
}

/** A value that the others are held against. */
export interface Baseline {
  name: string;
  value: number;
  color: string;
}

export interface LineWidget extends WidgetBase {
  type: "line-chart" | "multi-line-chart";
  baselines?: Baseline[];
  xAxisTitle?: string | null;
  yAxisTitle?: string | null;
  series: Series[];
}

export interface TableGroup {
  /** The value grouped by, or several that name the group together; null for entities without one, and for a table without groups. */
  value: string | null;
  title: string | null;
  /** Identifiers, sorted as the dashboard says. */
  rows: string[];
}

export interface TableWidget extends WidgetBase {
  type: "table-entities-explorer";
  blueprint: string;
  /** Property identifiers; `$title` is the entity's title. */
  columns: string[];
  /** The properties by which the rows are grouped. */
  groupBy?: string[];
  groups: TableGroup[];
}

export interface Share {
  /** Null for the entities without a value, and for `other`. */
  value: string | null;
  title: string;
  count: number;
  /** Port's name of the colour that the blueprint gives the value. */
  color?: string;
  /** Gathers the values that are not shown by themselves. */
  other?: boolean;
}

/** Entities by the value of a property, most first. */
export interface SharesWidget extends WidgetBase {
  type: "entities-pie-chart" | "bar-chart";
  blueprint: string;
  property: string;
  shares: Share[];
}

export interface LinksWidget extends WidgetBase {
  type: "links-widget";
  links: { title: string; url: string; description: string }[];
}

/** A text of the dashboard's author. */
export interface MarkdownWidget extends WidgetBase {
  type: "markdown";
  markdown: string;
}

export type Widget =
  | MarkdownWidget
  | NumberWidget
  | LineWidget
  | TableWidget
  | SharesWidget
  | LinksWidget
  | WidgetBase;

export function isSharesWidget(widget: Widget): widget is SharesWidget {
  return widget.type === "entities-pie-chart" || widget.type === "bar-chart";
}

export function isMarkdownWidget(widget: Widget): widget is MarkdownWidget {
  return widget.type === "markdown";
}

export function isLinksWidget(widget: Widget): widget is LinksWidget {
  return widget.type === "links-widget";
}

export function isNumberWidget(widget: Widget): widget is NumberWidget {
  return widget.type === "entities-number-chart";
}

export function isLineWidget(widget: Widget): widget is LineWidget {
  return widget.type === "line-chart" || widget.type === "multi-line-chart";
}

export function isTableWidget(widget: Widget): widget is TableWidget {
  return widget.type === "table-entities-explorer";
}
