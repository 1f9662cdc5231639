import {
  kPropertyMembers,
  listAt,
  objectAt,
  type PortDocument,
  propertyNames,
  readByQuery,
  textAt,
} from "./documents";

type Blueprints = ReadonlyMap<string, PortDocument>;

interface Need {
  properties: Set<string>;
  relations: Set<string>;
  scorecards: boolean;
}

/**
 * Which properties and relations of which blueprints are needed, and what those need in turn. A
 * definition is the account's own, else that of the model in force.
 */
export class Needs {
  private readonly needs = new Map<string, Need>();

  constructor(
    private readonly own: Blueprints,
    private readonly fallback: Blueprints,
  ) {}

  /** The blueprints that are needed, those that neither account nor model has left out. */
  all(): Iterable<string> {
    return this.needs.keys();
  }

  /** False where nobody knows that blueprint. */
  blueprint(identifier: string): boolean {
    if (!this.own.has(identifier) && !this.fallback.has(identifier)) return false;
    if (this.needs.has(identifier)) return true;
    this.needs.set(identifier, { properties: new Set(), relations: new Set(), scorecards: false });
    const owners = textAt(objectAt(this.define(identifier), "ownership"), "path");
    if (owners !== "") this.path(identifier, owners.split("."));
    return true;
  }

  /** What a table shows that names nothing. */
  everyName(blueprint: string): string[] {
    return propertyNames(this.define(blueprint));
  }

  /** A property, relation, path or meta-property of a blueprint. */
  name(blueprint: string, name: string): void {
    const need = this.needs.get(blueprint);
    if (!need || need.properties.has(name)) return;
    if (name.startsWith("$scorecard")) need.scorecards = true;
    if (name.startsWith("$") || name === "team") this.relation(blueprint, name);
    else if (name.includes(".")) this.path(blueprint, name.split("."));
    else if (!this.property(blueprint, name, need)) this.relation(blueprint, name);
  }

  /** All that may lead from entities of the one to entities of the other, whichever way. */
  route(from: string, to: string): void {
    if (!this.blueprint(from) || !this.blueprint(to)) return;
    const steps = this.shortest(from, to) ?? this.shortest(to, from) ?? [];
    for (const [blueprint, relation] of steps) this.relation(blueprint, relation);
  }

  /** Relations between blueprints that are needed anyway: an entity may be related by any of them. */
  closeRelations(): void {
    for (const blueprint of this.needs.keys()) {
      for (const [relation, { target }] of this.relationsOf(blueprint)) {
        if (this.needs.has(target)) this.relation(blueprint, relation);
      }
    }
  }

  /** Whether only whole entities will do: an `include` list cannot name scorecards. */
  whole(blueprint: string): boolean {
    return this.needs.get(blueprint)?.scorecards ?? false;
  }

  /** What an `include` list has to name: mirrors are computed, Port's other values are compared. */
  included(blueprint: string): string[] {
    const need = this.needs.get(blueprint);
    const own = this.own.get(blueprint);
    const names = new Set(propertyNames(own));
    for (const mirror of Object.keys(objectAt(own, "mirrorProperties"))) names.delete(mirror);
    const relations = objectAt(own, "relations");
    return [
      ...[...(need?.properties ?? [])].filter((name) => names.has(name)),
      ...[...(need?.relations ?? [])].filter((name) => name in relations),
    ];
  }

  /** The blueprint with what is needed of it, and nothing else. */
  document(blueprint: string): PortDocument {
    const { properties, relations } = this.needs.get(blueprint) ?? {};
    const only = (all: Record<string, unknown>, some: ReadonlySet<string> | undefined) =>
      Object.fromEntries(Object.entries(all).filter(([name]) => some?.has(name)));
    const known = this.define(blueprint);
    const document: PortDocument = {
      identifier: blueprint,
      title: textAt(known, "title") || blueprint,
      ...("ownership" in known ? { ownership: known.ownership } : null),
      schema: { properties: only(objectAt(objectAt(known, "schema"), "properties"), properties) },
      relations: only(objectAt(known, "relations"), relations),
    };
    for (const member of kPropertyMembers)
      document[member] = only(objectAt(known, member), properties);
    return document;
  }

  /** Both definitions as one, in which the account's own come before the model's. */
  private define(identifier: string): PortDocument {
    const own = this.own.get(identifier);
    const fallback = this.fallback.get(identifier);
    if (!own || !fallback) return own ?? fallback ?? {};
    const names = new Set(propertyNames(own));
    const both = (member: string, of: (document: PortDocument) => Record<string, unknown>) => {
      const added = Object.entries(of(fallback)).filter(([name]) => !names.has(name));
      const known = member === "relations" ? of(fallback) : Object.fromEntries(added);
      return { ...known, ...of(own) };
    };
    const merged: PortDocument = { ...own };
    merged.schema = {
      properties: both("schema", (one) => objectAt(objectAt(one, "schema"), "properties")),
    };
    for (const member of [...kPropertyMembers, "relations"]) {
      merged[member] = both(member, (one) => objectAt(one, member));
    }
    return merged;
  }

  private relationsOf(blueprint: string): [string, { target: string }][] {
    return Object.entries(objectAt(this.define(blueprint), "relations")).map(([name, relation]) => [
      name,
      { target: textAt(relation, "target") },
    ]);
  }

  /** False where the blueprint has no such property. */
  private property(blueprint: string, name: string, need: Need): boolean {
    const known = this.define(blueprint);
    const [mirror, calculation, aggregation] = kPropertyMembers.map(
      (member) => objectAt(known, member)[name],
    );
    const schema = objectAt(objectAt(known, "schema"), "properties");
    if (!mirror && !calculation && !aggregation && !(name in schema)) return false;
    need.properties.add(name);
    if (mirror) this.path(blueprint, textAt(mirror, "path").split("."));
    if (calculation) this.calculation(blueprint, textAt(calculation, "calculation"));
    if (aggregation) this.aggregation(blueprint, aggregation);
    return true;
  }

  /** A jq program reads at most what stands in its text. */
  private calculation(blueprint: string, program: string): void {
    const words = new Set(program.match(/[A-Za-z0-9_@=-]+/g) ?? []);
    for (const name of propertyNames(this.define(blueprint))) {
      if (words.has(name)) this.name(blueprint, name);
    }
    for (const [relation] of this.relationsOf(blueprint)) {
      if (words.has("relations") && words.has(relation)) this.relation(blueprint, relation);
    }
  }

  private aggregation(holder: string, aggregation: unknown): void {
    const target = textAt(aggregation, "target");
    if (!this.blueprint(target)) return;
    const spec = objectAt(aggregation, "calculationSpec");
    const query = readByQuery(objectAt(aggregation, "query"));
    for (const name of [textAt(spec, "property"), textAt(spec, "measureTimeBy"), ...query.names]) {
      this.name(target, name);
    }
    for (const related of query.blueprints) this.route(target, related);
    const [filter] = listAt(aggregation, "pathFilter");
    const path = listAt(filter, "path").map(String);
    if (path.length > 0)
      this.path(textAt(filter, "fromBlueprint") || holder, [...path, "$identifier"]);
    else this.route(target, holder);
  }

  /** Relations, and what is read at their end. */
  private path(blueprint: string, steps: readonly string[]): void {
    const [step, ...rest] = steps;
    if (step === undefined || !this.blueprint(blueprint)) return;
    if (rest.length === 0) {
      this.name(blueprint, step);
      return;
    }
    const target = this.relation(blueprint, step);
    if (target !== null) this.path(target, rest);
  }

  /** The blueprint it leads to; null where it leads nowhere. Owners are teams. */
  private relation(blueprint: string, name: string): string | null {
    const relation = objectAt(this.define(blueprint), "relations")[name];
    if (relation === undefined) {
      return ["team", "$team"].includes(name) && this.blueprint("_team") ? "_team" : null;
    }
    const target = textAt(relation, "target");
    if (!this.blueprint(target)) return null;
    this.needs.get(blueprint)?.relations.add(name);
    return target;
  }

  /** The fewest relations that lead from the one to the other; null where none do. */
  private shortest(from: string, to: string): [string, string][] | null {
    const reached = new Map<string, [string, string][]>([[from, []]]);
    for (const [blueprint, steps] of reached) {
      if (blueprint === to && steps.length > 0) return steps;
      for (const [relation, { target }] of this.relationsOf(blueprint)) {
        const next: [string, string][] = [...steps, [blueprint, relation]];
        if (target === to) return next;
        if (!reached.has(target)) reached.set(target, next);
      }
    }
    return null;
  }
}
