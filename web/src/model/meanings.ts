import { isRecord } from "../engine/guards";
import type { ModelDocument } from "../engine/model";

/** The document that a person's own meanings go into; see docs/inputs.md, Linking. */
const kOwn = { kind: "aliases", identifier: "services" } as const;

interface Alias {
  blueprint: string;
  property?: string;
  value: string;
  names: string[];
}

export interface NamedEntity {
  blueprint: string;
  name: string;
}

/** A document of aliases, and what it is to say. */
export interface ChangedDocument {
  document: ModelDocument;
  json: string;
}

/**
 * The documents of aliases that change when a name is to mean an entity: that of the identifier
 * `value`; itself, which keeps it apart from all others; or, for null, whatever the engine thinks.
 */
export function withMeaning(
  documents: readonly ModelDocument[],
  named: NamedEntity,
  value: string | null,
): ChangedDocument[] {
  const lists = documents.filter(({ kind }) => kind === kOwn.kind);
  if (value !== null && !lists.some(({ identifier }) => identifier === kOwn.identifier)) {
    lists.push({ ...kOwn, title: "Names of services", changed: true, text: '{"aliases":[]}' });
  }
  return lists.flatMap((document) => {
    const list: unknown = JSON.parse(document.text);
    const before = isRecord(list) ? (list.aliases as Alias[]) : [];
    const after = without(before, named);
    if (value !== null && document.identifier === kOwn.identifier) add(after, named, value);
    if (JSON.stringify(after) === JSON.stringify(before)) return [];
    const { identifier, title } = document;
    const json = JSON.stringify(
      { identifier, title, ...(list as object), aliases: after },
      null,
      2,
    );
    return [{ document, json }];
  });
}

function without(aliases: readonly Alias[], { blueprint, name }: NamedEntity): Alias[] {
  return aliases.flatMap((alias) => {
    if (alias.blueprint !== blueprint || alias.property) return [alias];
    const names = alias.names.filter((other) => other !== name && loose(other) !== loose(name));
    // A name that is kept apart is so by itself alone, not by what looks like it.
    const kept = alias.names.filter((other) => other === alias.value && other !== name);
    const left = [...new Set([...kept, ...names])];
    return left.length > 0 ? [{ ...alias, names: left }] : [];
  });
}

function add(aliases: Alias[], { blueprint, name }: NamedEntity, value: string): void {
  const same = aliases.find(
    (alias) => alias.blueprint === blueprint && !alias.property && alias.value === value,
  );
  if (same) same.names.push(name);
  else aliases.push({ blueprint, value, names: [name] });
}

/** As the engine compares names: without capitals and separators. */
export function loose(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}
