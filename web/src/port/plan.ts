import { candidatesFor } from "./candidates";
import { identifierOf, listAt, objectAt, type PortDocument, renamed, textAt } from "./documents";
import { Needs } from "./needs";
import { pageReads } from "./page-reads";

/** What there is to plan with: the model in force, and what the account has. */
export interface PlanInput {
  /** The model in force. */
  model: {
    blueprints: readonly PortDocument[];
    page: PortDocument;
    /** What says which entities count, and by what: facets, measures and their like. */
    counting?: readonly PortDocument[];
  };
  /** All blueprints of the account. */
  account: readonly PortDocument[];
  /** The account's own dashboard; null for none. */
  page: PortDocument | null;
  /** Blueprints of the model that the account has under another name, as a person confirmed. */
  names?: ReadonlyMap<string, string>;
}

/** What to read from Port, and by which documents. */
export interface Plan {
  /** Documents of the model, to be put in force together before the entities are read. */
  documents: PortDocument[];
  /** What to read, and with which `include` list; null for whole entities. */
  blueprints: { identifier: string; title: string; include: string[] | null }[];
  /** Blueprints that the model needs and the account lacks, with those that may be meant. */
  missing: { identifier: string; title: string; candidates: string[] }[];
}

/** Meta-properties of every entity. */
const kMeta = ["$identifier", "$title", "$blueprint", "$team", "$createdAt", "$updatedAt"];

/**
 * The account's own blueprints, without what the dashboard does not lead to: neither entities nor
 * properties are read that nobody sees. What the model needs and they lack is added to them.
 */
export function planOf({ model, account, page, names = new Map() }: PlanInput): Plan {
  const own = new Map(account.map((blueprint) => [identifierOf(blueprint), blueprint]));
  const fallback = new Map(
    model.blueprints.map((blueprint) => {
      const identifier = identifierOf(blueprint);
      const name = names.get(identifier) ?? identifier;
      return [name, { ...renamed(blueprint, names), identifier: name }];
    }),
  );
  const needs = new Needs(own, fallback);
  const shown = page ?? renamed(model.page, names);
  for (const { blueprint, names: read, related } of pageReads(shown)) {
    needs.blueprint(blueprint);
    for (const name of read ?? needs.everyName(blueprint)) needs.name(blueprint, name);
    for (const other of related) needs.route(blueprint, other);
  }
  const { counting = [] } = model;
  const recounted = counting.map((document) => renamed(document, names));
  for (const document of recounted) {
    const blueprint = textAt(document, "blueprint");
    for (const name of readByCounting(document)) needs.name(blueprint, name);
  }
  needs.closeRelations();

  const needed = [...needs.all()];
  const here = needed.filter((identifier) => own.has(identifier));
  const taken = new Set([...own.keys()].filter((identifier) => fallback.has(identifier)));
  const missing = needed.filter((identifier) => !own.has(identifier));
  return {
    documents: [
      ...needed.map((identifier) => needs.document(identifier)),
      ...(page ? [page] : names.size > 0 ? [shown] : []),
      ...recounted.filter((document, i) => !sameText(document, counting[i])),
    ],
    blueprints: here.map((identifier) => ({
      identifier,
      title: textAt(own.get(identifier), "title") || identifier,
      include: needs.whole(identifier) ? null : [...kMeta, ...needs.included(identifier)],
    })),
    missing: missing.map((identifier) => ({
      identifier,
      title: textAt(fallback.get(identifier), "title") || identifier,
      candidates: candidatesFor(
        fallback.get(identifier) ?? { identifier },
        account.filter((one) => !taken.has(identifierOf(one))),
      ),
    })),
  };
}

const sameText = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** The properties that a facet or the measures of a blueprint read. */
function readByCounting(document: PortDocument): string[] {
  const measured = listAt(document, "measures").map((measure) => textAt(measure, "property"));
  const names = [...listAt(document, "properties"), ...measured];
  return names.filter((name): name is string => typeof name === "string" && name !== "");
}

/** What a plan reads of the documents of the model in force. */
export function modelParts(
  documents: readonly { kind: string; text: string }[],
): PlanInput["model"] {
  const of = (...kinds: string[]) =>
    documents
      .filter((one) => kinds.includes(one.kind))
      .map((one) => JSON.parse(one.text) as PortDocument);
  const [page = {}] = of("page");
  const whole = objectAt(page, "page");
  return {
    blueprints: of("blueprint"),
    page: Object.keys(whole).length > 0 ? whole : page,
    counting: of("facet", "measures", "strategies"),
  };
}
