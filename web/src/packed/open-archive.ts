import type { EngineError } from "../engine/outcome";
import type { Offering } from "../state/loaded-file";
import { PackedError } from "./limits";
import type { ArchivedFile } from "./zip-directory";

/**
 * The files of a zip archive, named "archive.zip/inner.json", with an error where one cannot be read;
 * one error when there is something with the archive as a whole. What reads archives is a part of the
 * page that is fetched when the first comes.
 */
export async function openArchive({ name, blob }: Offering): Promise<Offering[] | EngineError> {
  try {
    const { readZipDirectory } = await import("./zip-directory").catch(() => {
      throw new PackedError("part-missing");
    });
    return (await readZipDirectory(blob)).map((file) => offer(name, file));
  } catch (error) {
    if (error instanceof PackedError) return errorOf(error);
    if (error instanceof DOMException) {
      return { id: error.name === "NotReadableError" ? "file-changed" : "file-unreadable" };
    }
    return { id: "zip-damaged" };
  }
}

function offer(archive: string, { name, found }: ArchivedFile<Blob>): Offering {
  const path = `${archive}/${name}`;
  return "error" in found
    ? { name: path, blob: new Blob(), error: errorOf(found.error) }
    : { name: path, blob: found.part, entry: found.entry };
}

function errorOf({ id, detail }: PackedError): EngineError {
  return detail === undefined ? { id } : { id, detail };
}
