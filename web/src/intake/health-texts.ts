/** The texts of health-sentences.ts, by stable id. */
import type { Warning } from "../engine/report";
import { formatDay } from "../format/dates";
import { amount, grouped } from "./amounts";
import { sourceName, whatFailed } from "./sentences";

/** What is the matter after "1 record" and after "7 records"; what it does; what to do. */
export type ReasonText = readonly [one: string, many: string, effect: string, remedy: string];

const kCountNowhere = "No metric counts such a record.";

export const reasonTexts: Readonly<Record<string, ReasonText>> = {
  "not-an-object": [
    "is not an object",
    "are not objects",
    kCountNowhere,
    "If the file was edited, export it again.",
  ],
  "missing-identifier": [
    "has no identifier",
    "have no identifier",
    "No metric counts such a record, since nothing tells it from others.",
    "Export the identifier, too.",
  ],
  "missing-blueprint": [
    "does not say of which blueprint it is",
    "do not say of which blueprint they are",
    kCountNowhere,
    "Export the entities as Port's API gives them, or in an array named after the blueprint.",
  ],
  "unknown-blueprint": [
    "is of a blueprint that is not known",
    "are of a blueprint that is not known",
    kCountNowhere,
    "If a metric of yours needs them, add the blueprint's document.",
  ],
  "missing-created-at": [
    "has no created_at",
    "have no created_at",
    "No metric counts such a record, since nothing says when it was.",
    "Export that column, too.",
  ],
  "missing-service": [
    "names no service",
    "name no service",
    kCountNowhere,
    "Fill in the service, and add the file again.",
  ],
  "bad-date": [
    "has a date that cannot be read",
    "have a date that cannot be read",
    kCountNowhere,
    "Write dates as 2026-11-22T10:00:00Z, and add the file again.",
  ],
};

/** What was found; what that does to which metric; what to do. */
export type WarningText = readonly [found: string, effect: string, remedy: string];

export const warningTexts: Readonly<Record<string, (warning: Warning) => WarningText>> = {
  "no-records": () => [
    "The file has no records.",
    "It changes no metric.",
    "Check what was asked for: the project, the filter, the dates.",
  ],
  "looks-truncated": ({ count = 0 }) => [
    `The file has exactly ${amount(count, "record", "records")}, as many as one page of the tool: ` +
      "the pages after it may be missing.",
    "Then totals are too low, and averages are of a part.",
    "Export all pages.",
  ],
  "looks-cut-off": ({ source = null, blueprint = "", from = "", days = 0 }) => [
    `The ${sourceName(source)} begin on ${formatDay(from)}, which is ${grouped(days)} days back: so ` +
      "many were asked for, or the tool keeps no more.",
    kCutOffEffects[blueprint] ??
      "Whatever is counted over all time is counted over that time only.",
    "If there is more, export it from an earlier day; of what the tool forgets, keep each export and " +
      "add all of them.",
  ],
  "merged-into-other-branches": ({ counts = {} }) => [
    "Nothing was merged into the default branch (main, where the file does not name one); merged into " +
      `other branches: ${byName(counts)}.`,
    "So there are no deployments, and no deployment frequency.",
    "If one of these branches is what you deploy, name it in the mapping's selector (Model), or add an " +
      "export of deployments.",
  ],
  "no-deployments": ({ counts = {} }) => [
    `None of the records counts as a deployment; what they are: ${byName(counts)}.`,
    "Deployment frequency and failure rate have nothing of this file.",
    "Export what deploys to production, or say in the mapping's selector (Model) what that is.",
  ],
  "pipelines-without-name": ({ counts = {} }) => [
    `These pipelines have no name, so none is known to deploy; what they are: ${byName(counts)}.`,
    "Deployment frequency and failure rate have nothing of this file.",
    "Add an export of projects/ID/deployments or projects/ID/jobs.",
  ],
  "resolved-at-from-last-status-change": ({ count = 0 }) => [
    `${amount(count, "resolved incident has", "resolved incidents have")} no resolved_at; the time ` +
      "of the last status change was taken instead.",
    "The mean time to recovery may be too long.",
    "Export resolved_at, if the tool has it.",
  ],
  "deployments-without-service": ({ count = 0 }) => [
    `${amount(count, "deployment names", "deployments name")} no service.`,
    "They count in the trend, and in no row of the table.",
    "Export them with their repository or project.",
  ],
  "incidents-without-service": ({ count = 0 }) => [
    `${amount(count, "incident names", "incidents name")} no service.`,
    "Failure rate and recovery of the services leave them out.",
    "Set the service in the tool, or in the export.",
  ],
  "services-without-team": ({ count = 0 }) => [
    `${amount(count, "service has", "services have")} no team.`,
    "The figures by team leave them out.",
    "Add a list with the columns service and team.",
  ],
  "no-merged-pull-requests": ({ count = 0 }) => [
    `None of ${amount(count, "pull request", "pull requests")} was merged.`,
    "So there is no lead time.",
    "Export closed ones, too; the default of most tools is open ones only.",
  ],
  "pull-requests-not-merged": ({ count = 0 }) => [
    `${amount(count, "pull request has", "pull requests have")} no time of merging.`,
    "They are in no lead time, and no deployment comes of them.",
    "That is as it should be of open and closed ones; of merged ones, export when they were merged.",
  ],
  "negative-lead-time": ({ count = 0 }) => [
    `${amount(count, "pull request was", "pull requests were")} merged before being created.`,
    "The negative lead time was kept, and makes the average shorter.",
    "Correct the dates, or take these pull requests out of the export.",
  ],
  "negative-recovery-time": ({ count = 0 }) => [
    `${amount(count, "incident was", "incidents were")} resolved before being created.`,
    "The negative recovery time was kept, and makes the mean time to recovery shorter.",
    "Correct the dates, or take these incidents out of the export.",
  ],
  "unknown-blueprint": ({ counts = {} }) => [
    `Entities of blueprints that are not known were left out: ${byName(counts)}.`,
    "No metric counts them.",
    "If a metric of yours needs them, add the blueprints' documents.",
  ],
  "wrong-type": ({ counts = {} }) => [
    `Values of another type than their property has were left out: ${byName(counts)}.`,
    "Metrics that need these properties leave the entities out, or count them as without a value.",
    "Correct the values, or the type in the blueprint (Model).",
  ],
  "property-not-computed": ({ blueprint, property, error }) => [
    `“${property}” of “${blueprint}” could not be computed.`,
    "It is empty wherever it is shown.",
    sentence((error && whatFailed(error)) ?? "correct it in the blueprint (Model)"),
  ],
  "calculation-wrong-type": ({ blueprint, property, count = 0 }) => [
    `The calculation of “${property}” of “${blueprint}” gave another type than it promises, ` +
      `${amount(count, "time", "times")}.`,
    "These values are empty.",
    "Correct the calculation, or its type, in the blueprint (Model).",
  ],
  "calculation-timeout": ({ blueprint, property }) => [
    `The calculation of “${property}” of “${blueprint}” did not come to an end in time.`,
    "The property is empty.",
    "Make it simpler, in the blueprint (Model).",
  ],
  "calculation-without-jq": ({ blueprint, property }) => [
    `The calculation of “${property}” of “${blueprint}” needs jq itself, which could not be loaded.`,
    "The property is empty.",
    "Check the connection, and start again.",
  ],
  "jq-syntax": ({ counts = {} }) => [
    `Expressions of the mapping that jq does not understand gave nothing: ${byName(counts)}.`,
    kLostExpressions,
    "Correct them in the mapping (Model).",
  ],
  "jq-timeout": ({ counts = {} }) => [
    `Expressions of the mapping that did not come to an end in time gave nothing: ${byName(counts)}.`,
    kLostExpressions,
    "Make them simpler, in the mapping (Model).",
  ],
  "jq-unavailable": ({ counts = {} }) => [
    "Expressions of the mapping that need jq itself, which could not be loaded, gave nothing: " +
      `${byName(counts)}.`,
    kLostExpressions,
    "Check the connection, and start again.",
  ],
};

const kLostExpressions =
  "What they fill is empty, and metrics of it leave these records out; a selector selects nothing.";

const kCutOffEffects: Readonly<Record<string, string>> = {
  deployment:
    "The total of deployments lacks what was before, and deployment frequency is the average of the " +
    "shorter time.",
  githubPullRequest:
    "Charts and deployments made of merges lack what was before; the lead time of the last 30 days is " +
    "not concerned.",
  pagerdutyIncident:
    "The total of incidents lacks what was before: the failure rate is too low if deployments reach " +
    "further back, and recovery is of the shorter time.",
};

/** "correct the name" as a sentence. */
function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** So many names are read; who needs more of them has the report. */
const kMostNames = 6;

/** "27 master, 2 develop" */
function byName(counts: Readonly<Record<string, number>>): string {
  const names = Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${grouped(count)} “${name}”`);
  const more = names.length - kMostNames;
  return more > 1
    ? `${names.slice(0, kMostNames).join(", ")} and ${grouped(more)} others`
    : names.join(", ");
}
