import type { EngineError } from "../engine/outcome";

/** Several texts as one, so that the engine takes them together or not at all. */
export interface JoinedDocuments {
  json: string;
  /** In which of the texts an error lies, with its place there; null when it is in none of them. */
  locate: (error: EngineError) => { index: number; error: EngineError } | null;
}

/** @param texts each of which is JSON by itself */
export function joinDocuments(texts: readonly string[]): JoinedDocuments {
  const [only] = texts;
  if (texts.length === 1 && only !== undefined) {
    return { json: only, locate: (error) => ({ index: 0, error }) };
  }
  // Every text begins on a line of its own, so that columns are as they were.
  const starts: number[] = [];
  let line = 2;
  for (const text of texts) {
    starts.push(line);
    line += text.split("\n").length;
  }
  return {
    json: `[\n${texts.join(",\n")}\n]`,
    locate: (error) => {
      const { offset: _, ...place } = error;
      const [, first, ...rest] = error.pointer?.split("/") ?? [];
      const index =
        first !== undefined && first !== ""
          ? Number(first)
          : starts.findLastIndex((start) => start <= (error.line ?? 0));
      const start = starts[index];
      if (start === undefined) return null;
      if (error.line !== undefined) place.line = error.line - start + 1;
      if (first !== undefined) place.pointer = rest.map((part) => `/${part}`).join("");
      return { index, error: place };
    },
  };
}
