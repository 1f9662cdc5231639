import type { MappingTrial } from "../engine/trial";
import { formatMoment } from "../format/dates";
import { reasonTexts } from "../intake/health-texts";

/** What comes of a row: the facts of its entity, or why it is left out. */
export type Effect = { facts: string } | { leftOut: string };

export function effectOf(trial: MappingTrial): Effect {
  if (!trial.ok) return { leftOut: trial.error.id };
  if (trial.skipped) {
    const [text] = reasonTexts[trial.skipped.reason] ?? [trial.skipped.reason];
    return { leftOut: `left out: ${text}` };
  }
  const facts = trial.resources.flatMap(({ entity }) => {
    if (!entity) return [];
    const { service, ...relations } = entity.relations;
    const first = service ?? entity.identifier;
    return [first, ...Object.values(relations), ...Object.values(entity.properties)]
      .filter((value) => value !== null)
      .map(factOf);
  });
  return { facts: [...new Set(facts)].join(" · ") };
}

function factOf(value: unknown): string {
  const isMoment = typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(value);
  if (isMoment) return formatMoment(value);
  return typeof value === "string" ? value : JSON.stringify(value);
}
