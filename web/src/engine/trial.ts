import type { EngineError } from "./outcome";

/** What a person says of the columns of a table: members by column, "" for one to be passed over. */
export type ColumnNames = Readonly<Record<string, string>>;

/** As the engine takes it. */
export function columnsText(columns: ColumnNames | undefined): string {
  return columns ? JSON.stringify(columns) : "";
}

/** What the beginning of a file holds. */
export interface Beginning {
  /** The first of the records that something reads, as they are, and the id of what reads them. */
  records: { source: string; record: unknown }[];
  /** Null for a file that is no table. */
  table: TableBeginning | null;
}

export interface TableBeginning {
  header: string[];
  /** By column, the member that it gives; empty for one that is passed over. */
  members: string[];
  /** The mapping whose list it is, or looks most like. */
  source: string | null;
  /** All columns are there that the list needs. */
  complete: boolean;
  rows: string[][];
}

/** What a mapping makes of one record. */
export type MappingTrial =
  | { ok: true; skipped: { reason: string; detail: string } | null; resources: ResourceTrial[] }
  | { ok: false; error: EngineError };

export interface ResourceTrial {
  kind: string;
  blueprint: string;
  /** False also where the selector fails. */
  selected: boolean;
  /** As Port's API has it; null where the resource does not select the record. */
  entity: TriedEntity | null;
  expressions: TriedExpression[];
}

export interface TriedEntity {
  identifier: unknown;
  properties: Record<string, unknown>;
  relations: Record<string, unknown>;
}

export interface TriedExpression {
  /** Such as `properties.createdAt`. */
  path: string;
  program: string;
  value?: unknown;
  error?: EngineError;
}
