/** A file in an archive, as the archive's directory describes it. */
export interface ZipEntry {
  /** Deflated; stored as it is, otherwise. */
  deflated: boolean;
  /** Bytes when unpacked. */
  size: number;
  crc32: number;
}

/** What a file is packed as, by its first four bytes. */
export function packingOf(head: Uint8Array): "gzip" | "zip" | null {
  if (head[0] === 0x1f && head[1] === 0x8b) return "gzip";
  const isZip = head[0] === 0x50 && head[1] === 0x4b && isZipRecord(head[2], head[3]);
  return isZip ? "zip" : null;
}

/** A file comes first (3 4), or the end of an empty archive (5 6), or the mark of one in parts (7 8). */
function isZipRecord(third: number | undefined, fourth: number | undefined): boolean {
  return (third === 3 || third === 5 || third === 7) && fourth === third + 1;
}

/**
 * The first so many bytes of a file, as they are. A file that cannot be read has none: who reads it
 * says why.
 */
export async function startOf(blob: Blob, most: number): Promise<Uint8Array> {
  try {
    const start = blob.size <= most ? blob : blob.slice(0, most);
    return new Uint8Array(await start.arrayBuffer());
  } catch {
    return new Uint8Array();
  }
}
