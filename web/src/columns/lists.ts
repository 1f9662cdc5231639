import { isRecord } from "../engine/guards";
import type { EngineModel } from "../engine/model";
import type { ColumnNames } from "../engine/trial";
import { loose } from "../model/meanings";

/** A kind of list that people keep as a table, as the mapping that reads it describes it. */
export interface List {
  /** Identifier of the mapping. */
  identifier: string;
  title: string;
  members: string[];
  /** Those without which there is no such list. */
  needed: string[];
  /** Text of the mapping. */
  mapping: string;
  /** What else the column of a member is called. */
  names: Readonly<Record<string, readonly string[]>>;
}

/** The lists that the model in force knows. */
export function listsOf({ documents }: EngineModel): List[] {
  return documents.flatMap(({ kind, identifier, title, text }) => {
    if (kind !== "mapping") return [];
    const mapping: unknown = JSON.parse(text);
    if (!isRecord(mapping) || !Array.isArray(mapping.columns)) return [];
    const columns = mapping.columns as { member: string; names?: string[] }[];
    return {
      identifier,
      title,
      members: columns.map(({ member }) => member),
      needed: mapping.signature as string[],
      mapping: text,
      names: Object.fromEntries(columns.map(({ member, names = [] }) => [member, names])),
    };
  });
}

/** By column, the member that it is called after; empty for none. */
export function guess(header: readonly string[], { members, names }: List): string[] {
  const guessed = header.map(() => "");
  for (const member of members) {
    const called = [member, ...(names[member] ?? [])].map(loose);
    const at = called.map((name) => header.findIndex((column) => loose(column) === name));
    const first = at.find((index) => index !== -1 && guessed[index] === "");
    if (first !== undefined) guessed[first] = member;
  }
  return guessed;
}

/** The members with one column given another meaning, which no other column keeps. */
export function withMember(members: readonly string[], at: number, member: string): string[] {
  return members.map((other, index) => (index === at ? member : other === member ? "" : other));
}

export function namesOf(header: readonly string[], members: readonly string[]): ColumnNames {
  return Object.fromEntries(header.map((column, index) => [column, members[index] ?? ""]));
}

/** "Deployed at" */
export function memberTitle(member: string): string {
  const words = member.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
