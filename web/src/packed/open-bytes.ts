import { ChunkReader } from "../engine/chunk-reader";
import { fetchUnpackFor } from "./fetch-unpack";
import type { ZipEntry } from "./packing";

/** The bytes of a file as the engine reads them, unpacked on the way where it is packed. */
export interface Bytes {
  /** Bytes of the file itself, read so far. */
  readonly taken: number;
  next(): Promise<Uint8Array | null>;
  /** Lets go of the file, at its end or before. */
  close(): void;
}

export async function openBytes(blob: Blob, entry?: ZipEntry): Promise<Bytes> {
  const packed = await fetchUnpackFor(blob, entry);
  const chunks = new ChunkReader(blob);
  const unpacked = packed?.unpack(chunks, entry);
  return {
    get taken() {
      return chunks.bytes;
    },
    next: unpacked
      ? async () => {
          const { done, value } = await unpacked.next();
          return done ? null : value;
        }
      : () => chunks.next(),
    close: () => {
      unpacked?.return().catch(() => undefined);
      chunks.close();
    },
  };
}
