import type { EngineError } from "./outcome";

/** The model in force, as the engine tells it. */
export interface EngineModel {
  /** The bundled model that it began with. */
  name: string;
  /** Every bundled model. */
  bundled: { name: string; title: string }[];
  documents: ModelDocument[];
}

/** A document of the model, of which Port's API gives and takes the same. */
export interface ModelDocument {
  kind: "blueprint" | "page" | "mapping";
  identifier: string;
  title: string;
  /** A person added or edited it. */
  changed: boolean;
  /** Pretty-printed JSON. */
  text: string;
}

export type ModelAnswer = ({ ok: true } & EngineModel) | { ok: false; error: EngineError };
