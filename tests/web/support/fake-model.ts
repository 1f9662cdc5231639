import type { ModelDocument } from "../../../web/src/engine/model";
import type { EngineError } from "../../../web/src/engine/outcome";
import { kindsOf } from "../../../web/src/model/recognise";

const kBundled = [
  { name: "port-guide", title: "Port's DORA guide" },
  { name: "port-default-2026", title: "Port's 2026 default" },
];

const kService = {
  identifier: "service",
  title: "Service",
  schema: { properties: {} },
  calculationProperties: {
    deploy_freq_tier: {
      title: "Deployment Frequency",
      calculation: 'if .a >= 7 then "Elite" elif .a >= 1 then "High" else "Low" end',
    },
  },
};

/** Stands in for the engine's model. A document with the member `refuse` is refused for it. */
export class FakeModel {
  name = "port-guide";
  private readonly added = new Map<string, ModelDocument>();

  /** What is wrong with the text, in which case nothing has changed; or null. */
  add(json: string): EngineError | null {
    let value: unknown;
    try {
      value = JSON.parse(json);
    } catch {
      return { id: "model-syntax", line: json.split("\n").length, column: 1, detail: "" };
    }
    const documents = (Array.isArray(value) ? value.flat(2) : [value]) as Record<string, string>[];
    for (const [index, document] of documents.entries()) {
      if (!("refuse" in document)) continue;
      const line = json.slice(0, json.indexOf('"refuse"')).split("\n").length;
      const at = Array.isArray(value) ? `/${index}` : "";
      return { id: "model-shape", line, column: 2, pointer: `${at}/refuse`, detail: "refuse" };
    }
    for (const document of documents) this.put(document, true);
    return null;
  }

  use(name: string): boolean {
    if (!kBundled.some((model) => model.name === name)) return false;
    this.name = name;
    this.added.clear();
    return true;
  }

  answer() {
    const documents = new Map([["blueprint service", written(kService, false)], ...this.added]);
    return { ok: true, name: this.name, bundled: kBundled, documents: [...documents.values()] };
  }

  /** "service (changed), mine (changed)" */
  get log(): string {
    return this.answer()
      .documents.map(({ identifier, changed }) => identifier + (changed ? " (changed)" : ""))
      .join(", ");
  }

  private put(document: Record<string, unknown>, changed: boolean): void {
    const made = written(document, changed);
    this.added.set(`${made.kind} ${made.identifier}`, made);
  }
}

function written(document: Record<string, unknown>, changed: boolean): ModelDocument {
  const { identifier, title } = document;
  return {
    kind: kindsOf(document)?.[0] ?? "blueprint",
    identifier: String(identifier),
    title: String(title ?? identifier),
    changed,
    text: JSON.stringify(document, null, 2),
  };
}
