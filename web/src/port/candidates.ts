import { identifierOf, objectAt, type PortDocument, propertyNames, textAt } from "./documents";

/** Blueprints of the account that may be the missing one, the most alike first. */
export function candidatesFor(missing: PortDocument, account: readonly PortDocument[]): string[] {
  return account
    .map((blueprint) => ({ name: identifierOf(blueprint), alike: likeness(missing, blueprint) }))
    .filter(({ name, alike }) => alike > 0 && !name.startsWith("_"))
    .sort((a, b) => b.alike - a.alike || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name);
}

/** Words in common count most, then properties and relations in common. */
function likeness(one: PortDocument, other: PortDocument): number {
  const words = share(wordsOf(one), wordsOf(other));
  return 2 * words + share(membersOf(one), membersOf(other));
}

/** How many of the first are among the second, from 0 to 1. */
function share(first: ReadonlySet<string>, second: ReadonlySet<string>): number {
  const common = [...first].filter((item) => second.has(item)).length;
  return first.size === 0 ? 0 : common / first.size;
}

/** "githubPullRequest" is of github, pull and request. */
function wordsOf(blueprint: PortDocument): Set<string> {
  const text = `${identifierOf(blueprint)} ${textAt(blueprint, "title")}`;
  const words =
    text
      .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
      .toLowerCase()
      .match(/[a-z]+/g) ?? [];
  return new Set(words.map((word) => word.replace(/s$/, "")));
}

function membersOf(blueprint: PortDocument): Set<string> {
  return new Set([...propertyNames(blueprint), ...Object.keys(objectAt(blueprint, "relations"))]);
}
