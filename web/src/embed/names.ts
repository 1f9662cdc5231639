import type { Choices, ChoosableEntity } from "../engine/choices";
import type { Selection } from "../state/selection";

/** As many names as a sentence lists. */
const kListed = 8;

/** A selection of what there is, or why it cannot be shown. */
export type Resolved = { ok: true; selection: Selection } | { ok: false; sentences: string[] };

/**
 * Puts identifiers in the place of the teams and services that were named by identifier or by title.
 * One that is not there is an error: without it all the others would be shown under its name.
 */
export function resolveNames(selection: Selection, choices: Choices): Resolved {
  const sentences: string[] = [];
  const resolve = (names: readonly string[], entities: readonly ChoosableEntity[], what: string) =>
    names.map((name) => {
      const found = name === "" ? "" : identifierOf(name, entities);
      if (found === null) sentences.push(unknownName(name, entities, what));
      return found ?? "";
    });
  const { _team = [], service = [] } = choices.entities;
  const teams = resolve(selection.teams, _team, "team");
  const services = resolve(selection.services, service, "service");
  if (sentences.length > 0) return { ok: false, sentences };
  return { ok: true, selection: { ...selection, teams, services } };
}

function identifierOf(name: string, entities: readonly ChoosableEntity[]): string | null {
  const plain = name.toLowerCase();
  const found =
    entities.find(({ identifier }) => identifier === name) ??
    entities.find(({ identifier, title }) =>
      [identifier, title].some((text) => text.toLowerCase() === plain),
    );
  return found?.identifier ?? null;
}

function unknownName(name: string, entities: readonly ChoosableEntity[], what: string): string {
  const shown = name.length > 80 ? `${name.slice(0, 80)}…` : name;
  const missing = `There is no ${what} “${shown}” in the data`;
  if (entities.length === 0) return `${missing}, nor any other.`;
  return `${missing}; there is ${listed(entities.map(({ title, identifier }) => title || identifier))}.`;
}

/** "a, b, c and 4 more" */
export function listed(names: readonly string[], most = kListed): string {
  if (names.length <= most) return names.join(", ");
  return `${names.slice(0, most).join(", ")} and ${names.length - most} more`;
}
