import { LineCounter, parseAllDocuments } from "yaml";
import { isRecord } from "../engine/guards";
import type { Converted } from "./team-files";

/** The components of a catalog-info.yaml, of one document or several, each on its own line. */
export function readCatalogInfo(text: string): Converted {
  const lines = new LineCounter();
  const parsed = parseAllDocuments(text, { lineCounter: lines });
  const documents = Array.isArray(parsed) ? parsed : [];
  let json = "";
  let line = 1;
  for (const document of documents) {
    const wrong = document.errors[0];
    if (wrong) {
      const { line, col } = lines.linePos(wrong.pos[0]);
      return { ok: false, error: { id: "yaml-syntax", line, column: col } };
    }
    const value: unknown = document.toJS();
    if (!isRecord(value) || value.kind !== "Component" || !isRecord(value.spec)) continue;
    const at = lines.linePos(document.contents?.range?.[0] ?? 0).line;
    json += `${"\n".repeat(Math.max(0, at - line))}${JSON.stringify(value)}`;
    line = Math.max(at, line);
  }
  return { ok: true, json: json === "" ? "[]" : json };
}
