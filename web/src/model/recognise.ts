import { isRecord } from "../engine/guards";
import type { DocumentKind } from "../engine/model";
import type { EngineError } from "../engine/outcome";
import { mayTellTeams } from "../intake/may-tell-teams";
import { textOfStart } from "../packed/fetch-unpack";
import type { ZipEntry } from "../packed/packing";

/**
 * What a file turned out to be: null for data as it is; data that the engine knows as this JSON;
 * documents of a model; or why it is none of them.
 */
export type Recognised =
  | { ok: true; model: ModelText }
  | { ok: true; json: string }
  | { ok: false; error: EngineError }
  | null;

/** Documents of a model as the engine takes them. */
export interface ModelText {
  /** One document, an array of documents, or an answer of Port's API. */
  json: string;
  /** Such as "4 blueprints, 1 page". */
  summary: string;
  /** The place in the file of a JSON pointer, where the file was not JSON. */
  placeOf?: (pointer: string) => { line: number; column: number } | null;
}

/** So much of a file is looked at before it is taken for data, which is most often right. */
export const kHead = 65_536;
/** No model is as large; an export that happens to have such keys may well be. */
const kLargest = 12_000_000;

const kJsonKeys =
  /"(?:schema|blueprints|widgets|resources|page|strategies|aliases|leaveOut|measures|metrics|serviceRules)"\s*:/;
/** As above, with what follows in a model: decides where the text cannot be parsed. */
const kJsonBegins = /"(?:schema|page)"\s*:\s*\{|"(?:blueprints|widgets|resources)"\s*:\s*\[/;
const kYamlKeys = /^(?:- | {0,4})?(?:schema|blueprints|widgets|resources|page):(?:\s|$)/m;

/**
 * Tells a model's document, or a file of teams, from data by a look at the beginning, and only then at
 * the whole.
 * @param start its first kHead bytes as they are, from who has them already
 */
export async function recognise(
  blob: Blob,
  name: string,
  entry?: ZipEntry,
  start?: Uint8Array,
): Promise<Recognised> {
  if (blob.size === 0 || blob.size > kLargest) return null;
  let head: string;
  try {
    head = await textOfStart(blob, entry, kHead, start);
    if (mayTellTeams(name, head)) {
      const { convertTeams } = await import("../intake/team-files");
      const converted = await convertTeams(await textOfStart(blob, entry, kLargest), name);
      if (converted) return converted;
    }
    const isJson = /^\s*[[{]/.test(head);
    if (isJson) {
      if (!kJsonKeys.test(head)) return null;
      const text = await textOfStart(blob, entry, kLargest + 1);
      return text.length > kLargest ? null : recogniseJson(text);
    }
    if (!kYamlKeys.test(head)) return null;
    const { readYaml } = await import("./read-yaml");
    return readYaml(await textOfStart(blob, entry, kLargest));
  } catch {
    return null; // who reads it as data says why it cannot be read
  }
}

function recogniseJson(text: string): Recognised {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The engine names the place, which not every browser does.
    return kJsonBegins.test(text) ? { ok: true, model: { json: text, summary: "" } } : null;
  }
  const kinds = kindsOf(value);
  return kinds === null ? null : { ok: true, model: { json: text, summary: summaryOf(kinds) } };
}

/** The kinds of all documents in a parsed text, as the engine unwraps them; null when it is data. */
export function kindsOf(value: unknown): DocumentKind[] | null {
  if (Array.isArray(value)) {
    const kinds = value.map(kindsOf);
    return kinds.length > 0 && kinds.every((kind) => kind !== null) ? kinds.flat() : null;
  }
  if (!isRecord(value)) return null;
  if (Array.isArray(value.blueprints)) return kindsOf(value.blueprints);
  if (isRecord(value.blueprint)) return kindsOf(value.blueprint);
  if (isRecord(value.page)) return kindsOf(value.page);
  if (Array.isArray(value.strategies) && isTextual(value.use)) return ["strategies"];
  if (Array.isArray(value.aliases) && value.aliases.every(isAlias)) return ["aliases"];
  if (Array.isArray(value.serviceRules)) return ["service-rules"];
  if (Array.isArray(value.leaveOut) && Array.isArray(value.properties)) return ["facet"];
  if (Array.isArray(value.measures) && isTextual(value.use)) return ["measures"];
  if (Array.isArray(value.metrics) && value.metrics.some(isMetric)) return ["metrics"];
  if (typeof value.blueprint === "string") return null; // an entity, whatever else it has
  if ("schema" in value) return ["blueprint"];
  if ("widgets" in value) return ["page"];
  return Array.isArray(value.resources) ? ["mapping"] : null;
}

const isTextual = (value: unknown) => typeof value === "string";

const isAlias = (value: unknown) =>
  isRecord(value) && isTextual(value.blueprint) && "names" in value;

const isMetric = (value: unknown) =>
  isRecord(value) && isTextual(value.target) && isTextual(value.measureTimeBy);

const kKindNames: Readonly<Record<DocumentKind, readonly [one: string, many: string]>> = {
  blueprint: ["blueprint", "blueprints"],
  page: ["page", "pages"],
  mapping: ["mapping", "mappings"],
  strategies: ["choice of what counts", "choices of what counts"],
  aliases: ["list of names", "lists of names"],
  "service-rules": ["list of services", "lists of services"],
  facet: ["choice of what is left out", "choices of what is left out"],
  measures: ["choice of a measure", "choices of a measure"],
  metrics: ["list of metrics", "lists of metrics"],
};

/** "4 blueprints, 1 page" */
export function summaryOf(kinds: readonly DocumentKind[]): string {
  const parts = Object.entries(kKindNames).flatMap(([kind, [one, many]]) => {
    const count = kinds.filter((other) => other === kind).length;
    return count === 0 ? [] : `${count} ${count === 1 ? one : many}`;
  });
  return parts.join(", ");
}
