import { isRecord } from "../engine/guards";
import type { ModelDocument } from "../engine/model";

/**
 * The identifiers of the mappings whose records a mapping reads: its own; of one of Port's, which has
 * no signature, those that have a resource of the same kind, in whose place its resources come.
 */
export function readersOf(document: ModelDocument, documents: readonly ModelDocument[]): string[] {
  const own = partsOf(document);
  if (own.hasSignature) return [document.identifier];
  return documents.flatMap((other) => {
    if (other.kind !== "mapping") return [];
    const { hasSignature, kinds } = partsOf(other);
    return hasSignature && kinds.some((kind) => own.kinds.includes(kind)) ? other.identifier : [];
  });
}

function partsOf({ text }: ModelDocument): { hasSignature: boolean; kinds: unknown[] } {
  const mapping: unknown = JSON.parse(text);
  if (!isRecord(mapping) || !Array.isArray(mapping.resources)) {
    return { hasSignature: false, kinds: [] };
  }
  return {
    hasSignature: Array.isArray(mapping.signature) && mapping.signature.length > 0,
    kinds: mapping.resources.map((resource) => (isRecord(resource) ? resource.kind : null)),
  };
}
