import { checked } from "./checked";
import { gunzip } from "./gunzip";
import { gzipFrame } from "./gzip-frame";
import type { ByteSource } from "./gzip-members";
import type { ZipEntry } from "./packing";

/**
 * The unpacked bytes of a gzip file, or of a file in an archive. Fails with a PackedError, or with
 * what the source failed with.
 */
export function unpack(source: ByteSource, entry?: ZipEntry): AsyncGenerator<Uint8Array, void> {
  const taken = { bytes: 0 };
  const pieces = !entry
    ? gunzip(source, taken)
    : entry.deflated
      ? gunzip(framed(source, entry), taken, true)
      : stored(source, taken);
  return checked(pieces, () => taken.bytes, entry);
}

/** The first so many unpacked bytes of a blob, as text. */
export async function unpackStart(
  blob: Blob,
  entry: ZipEntry | undefined,
  most: number,
): Promise<string> {
  const reader = blob.stream().getReader();
  const source = {
    next: async () => {
      const { done, value } = await reader.read();
      return done ? null : value;
    },
  };
  const decoder = new TextDecoder();
  let text = "";
  let left = most;
  try {
    for await (const piece of unpack(source, entry)) {
      text += decoder.decode(piece.subarray(0, left), { stream: true });
      left -= piece.length;
      if (left <= 0) break;
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
  return text;
}

async function* stored(source: ByteSource, taken: { bytes: number }) {
  for (;;) {
    const piece = await source.next();
    if (piece === null) return;
    taken.bytes += piece.length;
    yield piece;
  }
}

function framed(source: ByteSource, entry: ZipEntry): ByteSource {
  const { header, trailer } = gzipFrame(entry);
  let state: "before" | "within" | "after" = "before";
  return {
    next: async () => {
      if (state === "before") {
        state = "within";
        return header;
      }
      if (state === "after") return null;
      const piece = await source.next();
      if (piece !== null) return piece;
      state = "after";
      return trailer;
    },
  };
}
