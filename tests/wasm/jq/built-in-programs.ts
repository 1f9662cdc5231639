import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { isRecord } from "../../../web/src/engine/guards.ts";

const defaults = resolve(import.meta.dirname, "../../../wasm/defaults");

/** Every jq program of the documents that are built into the engine, each once: the guide's first. */
export function builtInPrograms(): { program: string; ofTheGuide: boolean }[] {
  const names = readdirSync(defaults, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".json"),
  );
  const guide = new Set(names.filter(isOfTheGuide).flatMap(programsOf));
  const others = new Set(names.flatMap(programsOf).filter((program) => !guide.has(program)));
  return [
    ...[...guide].map((program) => ({ program, ofTheGuide: true })),
    ...[...others].map((program) => ({ program, ofTheGuide: false })),
  ];
}

/** All but the mappings of tools for which the guide has none. */
function isOfTheGuide(name: string): boolean {
  return !name.startsWith("mappings") || /github-pull-requests|pagerduty-incidents/.test(name);
}

function programsOf(name: string): string[] {
  const document = JSON.parse(readFileSync(join(defaults, name), "utf8")) as unknown;
  return [...calculations(document), ...mapped(document)];
}

function calculations(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(calculations);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    key === "calculation" && typeof member === "string" ? [member] : calculations(member),
  );
}

/** The programs of a mapping: of everything that is computed from a record. */
function mapped(document: unknown): string[] {
  if (!isRecord(document) || !Array.isArray(document.resources)) return [];
  const { resources, required, remarks, unmatched } = document;
  const plain = { combinator: 0, property: 0, operator: 0, blueprint: 0 };
  const texts = (value: unknown): string[] => {
    if (typeof value === "string") return [value];
    if (Array.isArray(value)) return value.flatMap(texts);
    if (!isRecord(value)) return [];
    return Object.entries(value).flatMap(([key, member]) => (key in plain ? [] : texts(member)));
  };
  const computed = resources.map((resource) => [resource.selector, resource.port.entity.mappings]);
  return texts([computed, required, remarks, unmatched]);
}
