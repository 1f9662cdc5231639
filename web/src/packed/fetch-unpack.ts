import { PackedError } from "./limits";
import { packingOf, startOf, type ZipEntry } from "./packing";

/** What unpacks a file: a part of the page that is fetched when the first packed file comes. */
export function fetchUnpack() {
  return import("./unpack").catch(() => {
    throw new PackedError("part-missing");
  });
}

/**
 * The first so many bytes of a file, unpacked, as text.
 * @param known the same bytes as they are, from who has them already
 */
export async function textOfStart(
  blob: Blob,
  entry: ZipEntry | undefined,
  most: number,
  known?: Uint8Array,
): Promise<string> {
  if (!entry) {
    const start = known ?? (await startOf(blob, most));
    if (packingOf(start) !== "gzip") return new TextDecoder().decode(start);
  }
  return (await fetchUnpack()).unpackStart(blob, entry, most);
}
