import type { InputReport, Report } from "../engine/report";
import { counted, formatCount } from "../format/numbers";
import { sourceName } from "./sentences";

const kEntityWords: Readonly<Record<string, readonly [string, string]>> = {
  deployment: ["deployment", "deployments"],
  githubPullRequest: ["pull request", "pull requests"],
  pagerdutyIncident: ["incident", "incidents"],
  service: ["service", "services"],
  _team: ["team", "teams"],
};

/** "27 deployments": so many entities of a blueprint. */
export function countedEntities(blueprint: string, count: number): string {
  const plural = blueprint.endsWith("s") ? blueprint : `${blueprint}s`;
  const [one, many] = kEntityWords[blueprint] ?? [blueprint, plural];
  return counted(count, one, many);
}

/** Every entity that came of a file: "50 pull requests, 27 deployments". */
export function entitySummary(input: InputReport): string {
  const parts = Object.entries(input.entities)
    .filter(([, count]) => count > 0)
    .map(([blueprint, count]) => countedEntities(blueprint, count));
  return parts.length > 0 ? parts.join(", ") : "none";
}

/** What a person left out, by blueprint: "3 pull requests", "3 deployments". */
export function leftOut({ facets = [] }: Report): string[] {
  const sums = new Map<string, number>();
  for (const facet of facets) {
    for (const [blueprint, count] of Object.entries(facet.leftOut)) {
      sums.set(blueprint, (sums.get(blueprint) ?? 0) + count);
    }
  }
  return [...sums].map(([blueprint, count]) => countedEntities(blueprint, count));
}

/** A file in a few words: "50 GitHub pull requests → 27 deployments". */
export function inputSummary(input: InputReport): string {
  if (input.source === "port-entities") return entitySummary(input);
  const read = `${formatCount(input.records)} ${sourceName(input.source, input.records)}`;
  const deployments = input.entities.deployment;
  return deployments === undefined
    ? read
    : `${read} → ${countedEntities("deployment", deployments)}`;
}

/** What on a file needs a look, in two words; null when nothing does. */
export function needsALook(input: InputReport): string | null {
  const skipped = input.skipped.reduce((sum, { count }) => sum + count, 0);
  if (skipped > 0) return `${formatCount(skipped)} skipped`;
  if (input.warnings.length > 0) return counted(input.warnings.length, "warning");
  return null;
}
