import type { Explanation, Question } from "../engine/explanation";
import {
  isNumberWidget,
  type Metric,
  type NumberWidget,
  type Report,
  type Step,
} from "../engine/report";
import {
  isTold,
  type Measure,
  measureOfMetric,
  measureOfTitle,
  measureOfUnit,
  plainNumber,
} from "./measure";
import type { ModelNames } from "./model-names";

/** What an explanation is read together with. */
export interface Surroundings {
  question: Question;
  report: Report;
  names: ModelNames;
}

/** The number that is judged, by which steps, and what it is measured in. */
export interface Judged {
  number: number | null;
  steps: readonly Step[];
  measure: Measure;
  /** The value is a tier, or its entity has one. */
  tier: string | null;
}

export function judgedOf(
  explanation: Explanation,
  { question, report, names }: Surroundings,
): Judged {
  const { value, entity, property, ladder } = explanation;
  const own = typeof value === "number" ? value : null;
  if (entity && property !== undefined) {
    const link = names.tierOf(entity.blueprint, property);
    const found = report.entities[entity.blueprint]?.find(
      ({ identifier }) => identifier === entity.identifier,
    );
    const isTier = link?.tier === property;
    const judged = isTier && link.of !== null ? found?.properties[link.of] : own;
    const inputs = explanation.inputs ?? [];
    const input = isTier ? inputs.find((one) => one.property === link.of)?.value : undefined;
    const number = typeof judged === "number" ? judged : typeof input === "number" ? input : null;
    const of = isTier ? (link.of ?? property) : property;
    const tier = link ? (isTier ? value : found?.properties[link.tier]) : null;
    return {
      number,
      steps: ladder ?? link?.steps ?? [],
      measure: measureOfTitle(names.property(entity.blueprint, of)),
      tier: typeof tier === "string" ? tier : null,
    };
  }
  const widget = widgetOf(question, report);
  const metric = metricOf(question, report);
  const measure = metric
    ? measureOfMetric(metric)
    : isTold(measureOfUnit(widget?.unit))
      ? measureOfUnit(widget?.unit)
      : plainNumber;
  const steps = ladder ?? widget?.ladder ?? [];
  return { number: own, steps, measure, tier: widget?.tier?.name ?? null };
}

function widgetOf(question: Question, report: Report): NumberWidget | null {
  if (question.kind !== "widget") return null;
  const widget = report.widgets.find(({ id }) => id === question.widget);
  return widget && isNumberWidget(widget) ? widget : null;
}

/** The metric that is asked for, or that stands behind the chart whose point is. */
function metricOf(question: Question, { trends = [] }: Report): Metric | null {
  if (question.kind === "metric") {
    return trends.find(({ identifier }) => identifier === question.metric) ?? null;
  }
  if (question.kind !== "widget" || question.from === undefined) return null;
  return trends.find(({ widgets }) => widgets.includes(question.widget)) ?? null;
}
