import { PackedError } from "./limits";
import { packingOfBlob, type ZipEntry } from "./packing";

/**
 * What unpacks a file: a part of the page that is fetched when the first packed file comes. Null for a
 * file that is not packed.
 */
export async function fetchUnpackFor(blob: Blob, entry?: ZipEntry) {
  if (!entry && (await packingOfBlob(blob)) !== "gzip") return null;
  return import("./unpack").catch(() => {
    throw new PackedError("part-missing");
  });
}

/** The first so many bytes of a file, unpacked, as text. */
export async function textOfStart(
  blob: Blob,
  entry: ZipEntry | undefined,
  most: number,
): Promise<string> {
  const packed = await fetchUnpackFor(blob, entry);
  return packed ? packed.unpackStart(blob, entry, most) : blob.slice(0, most).text();
}
