import { type Document, isNode, LineCounter, parseAllDocuments } from "yaml";
import { kindsOf, type Recognised, summaryOf } from "./recognise";

/** With the model's, so that what reads YAML is one part of the page. */
export { readCatalogInfo } from "../intake/catalog-info";

/** A model written as YAML, several documents one after the other too. Null when it is data. */
export function readYaml(text: string): Recognised {
  const lines = new LineCounter();
  const parsed = parseAllDocuments(text, { lineCounter: lines });
  const documents: Document[] = Array.isArray(parsed) ? parsed : [];
  const wrong = documents.flatMap(({ errors }) => errors)[0];
  if (wrong) {
    const { line, col } = lines.linePos(wrong.pos[0]);
    const detail = wrong.message.split("\n")[0]?.replace(/ at line \d+, column \d+:?$/, "") ?? "";
    return { ok: false, error: { id: "model-syntax", line, column: col, detail } };
  }
  const values: unknown[] = documents.map((document) => document.toJS());
  const value = values.length === 1 ? values[0] : values;
  const kinds = kindsOf(value);
  if (kinds === null) return null;
  const placeOf = (pointer: string) => {
    const path = pointer.split("/").slice(1).map(keyIn);
    const document = values.length === 1 ? documents[0] : documents[Number(path.shift())];
    const node = document?.getIn(path, true);
    if (!isNode(node) || !node.range) return null;
    const { line, col } = lines.linePos(node.range[0]);
    return { line, column: col };
  };
  return { ok: true, model: { json: JSON.stringify(value), summary: summaryOf(kinds), placeOf } };
}

/** A part of a JSON pointer as the key it stands for. */
function keyIn(part: string): string {
  return part.replaceAll("~1", "/").replaceAll("~0", "~");
}
