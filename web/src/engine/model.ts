import type { EngineError } from "./outcome";

/** The model in force, as the engine tells it. */
export interface EngineModel {
  /** The bundled model that it began with. */
  name: string;
  /** Every bundled model. */
  bundled: { name: string; title: string }[];
  documents: ModelDocument[];
}

/**
 * Strategies say which of several ways of finding entities counts, aliases what names mean, facets by
 * what entities can be left out, measures by which property something is measured, metrics what is
 * followed over time, rules of services how those of one repository are told apart.
 */
export type DocumentKind =
  | "blueprint"
  | "page"
  | "mapping"
  | "strategies"
  | "aliases"
  | "service-rules"
  | "facet"
  | "measures"
  | "metrics";

/** A document of the model, of which Port's API gives and takes the same. */
export interface ModelDocument {
  kind: DocumentKind;
  identifier: string;
  title: string;
  /** A person added or edited it. */
  changed: boolean;
  /** Pretty-printed JSON. */
  text: string;
}

export type ModelAnswer = ({ ok: true } & EngineModel) | { ok: false; error: EngineError };
