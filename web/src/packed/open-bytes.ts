import { ChunkReader } from "../engine/chunk-reader";
import { fetchUnpack } from "./fetch-unpack";
import { packingOf, startOf, type ZipEntry } from "./packing";

/** The bytes of a file as the engine reads them, unpacked on the way where it is packed. */
export interface Bytes {
  /** Bytes of the file itself, read so far. */
  readonly taken: number;
  next(): Promise<Uint8Array | null>;
  /** Lets go of the file, at its end or before. */
  close(): void;
}

export async function openBytes(blob: Blob, entry?: ZipEntry): Promise<Bytes> {
  const chunks = new ChunkReader(blob);
  const packed = entry !== undefined || (await packingOfChunks(chunks, blob)) === "gzip";
  const unpacked = packed ? (await fetchUnpack()).unpack(chunks, entry) : null;
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

/** Told by the first chunk, since another look at the blob takes as long as reading a small one. */
async function packingOfChunks(chunks: ChunkReader, blob: Blob) {
  const first = await chunks.peek();
  return packingOf(first.length < 4 ? await startOf(blob, 4) : first);
}
