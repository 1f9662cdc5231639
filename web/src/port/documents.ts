import { isRecord } from "../engine/guards";

/** A blueprint or a page as Port's API has it. */
export type PortDocument = Record<string, unknown>;

/** A member that is an object; an empty one where it is none. */
export function objectAt(value: unknown, key: string): Record<string, unknown> {
  const member = isRecord(value) ? value[key] : undefined;
  return isRecord(member) ? member : {};
}

export function textAt(value: unknown, key: string): string {
  const member = isRecord(value) ? value[key] : undefined;
  return typeof member === "string" ? member : "";
}

export function listAt(value: unknown, key: string): unknown[] {
  const member = isRecord(value) ? value[key] : undefined;
  return Array.isArray(member) ? member : [];
}

export const identifierOf = (document: unknown) => textAt(document, "identifier");

/** Where a blueprint has its properties of each kind. */
export const kPropertyMembers = [
  "mirrorProperties",
  "calculationProperties",
  "aggregationProperties",
] as const;

/** The identifiers of all properties. */
export function propertyNames(blueprint: unknown): string[] {
  const kinds = kPropertyMembers.map((member) => objectAt(blueprint, member));
  const schema = objectAt(objectAt(blueprint, "schema"), "properties");
  return [schema, ...kinds].flatMap((properties) => Object.keys(properties));
}

/** Members whose value is the name of a blueprint. */
const kNaming = ["target", "blueprint", "fromBlueprint"];

/** A copy of a document in which blueprints are called otherwise, wherever it names them. */
export function renamed<T>(document: T, names: ReadonlyMap<string, string>): T {
  if (names.size === 0) return document;
  const other = (name: string) => names.get(name) ?? name;
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (!isRecord(value)) return value;
    const ofBlueprints = value.property === "$blueprint";
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => {
        const named = kNaming.includes(key) || (ofBlueprints && key === "value");
        if (named && typeof member === "string") return [key, other(member)];
        if (key !== "blueprintConfig" || !isRecord(member)) return [key, walk(member)];
        return [
          key,
          Object.fromEntries(Object.entries(member).map(([k, v]) => [other(k), walk(v)])),
        ];
      }),
    );
  };
  return walk(document) as T;
}

/** What the rules of a query, nested ones too, read of an entity: properties, relations, paths. */
export function readByQuery(query: unknown): { names: string[]; blueprints: string[] } {
  const names: string[] = [];
  const blueprints: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    if (!isRecord(value)) return;
    for (const member of [value.property, value.relation]) {
      if (typeof member === "string") names.push(member);
    }
    if (typeof value.scorecard === "string") names.push(`$scorecard#${value.scorecard}`);
    const path = objectAt(value, "property").path;
    if (Array.isArray(path)) {
      names.push(path.map((step) => (isRecord(step) ? step.relation : step)).join("."));
    }
    if (value.operator === "relatedTo" && typeof value.blueprint === "string") {
      blueprints.push(value.blueprint);
    }
    walk(value.rules);
  };
  walk(Array.isArray(query) ? { rules: query } : query);
  return { names, blueprints };
}
