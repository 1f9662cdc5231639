/**
 * Files about teams that are no JSON, as JSON that the engine knows: files of owners (CODEOWNERS) and
 * catalog-info.yaml. Records stand on the lines that they came from. Shared by the page and the
 * command line.
 */
import type { EngineError } from "../engine/outcome";
import { readCodeowners } from "./codeowners";
import { kBackstage } from "./may-tell-teams";

/** The records of a file as JSON texts, or why there are none; null for any other file. */
export type Converted = { ok: true; json: string } | { ok: false; error: EngineError } | null;

/** @param path with the folders, as far as they are known: a repository is the name of its folder */
export async function convertTeams(text: string, path: string): Promise<Converted> {
  if (kBackstage.test(text)) {
    const { readCatalogInfo } = await import("../model/read-yaml");
    return readCatalogInfo(text);
  }
  return readCodeowners(text, path);
}
