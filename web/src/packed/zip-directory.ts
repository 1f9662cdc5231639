import { type Entry, ZipReader } from "@zip.js/zip.js/lib/zip-core-reader.js";
import { isHidden } from "../intake/hidden-files";
import { kMostFiles, kMostUnpacked, PackedError } from "./limits";
import type { ZipEntry } from "./packing";

/** A file of which parts can be read in any order: a Blob, or a file of the command line. */
export interface PartedFile<Part extends PartedFile<Part>> {
  readonly size: number;
  slice(from: number, to: number): Part;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** A file in an archive: where its packed bytes are, or why they are not read. */
export interface ArchivedFile<Part> {
  /** With its folders. */
  name: string;
  found: { part: Part; entry: ZipEntry } | { error: PackedError };
}

/** More of a directory is not read: so many names of files do not fit in less than their number. */
const kLargestPart = 64e6;
const kStored = 0;
const kDeflated = 8;
const kLocalHeader = 30;
/** Read at a time, so that thousands of files do not wait for one another. */
const kAtOnce = 64;

/**
 * The files of an archive, without folders and hidden files, as its directory has them. Nothing is
 * unpacked. Rejects with a PackedError when there is something with the archive as a whole.
 */
export async function readZipDirectory<Part extends PartedFile<Part>>(
  archive: Part,
): Promise<ArchivedFile<Part>[]> {
  const entries = await readEntries(archive);
  if (entries.length === 0) throw new PackedError("zip-empty");
  if (entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0) > kMostUnpacked) {
    throw new PackedError("zip-too-large");
  }
  const files: ArchivedFile<Part>[] = [];
  for (let at = 0; at < entries.length; at += kAtOnce) {
    const some = entries.slice(at, at + kAtOnce);
    files.push(...(await Promise.all(some.map((entry) => locate(archive, entry)))));
  }
  return files;
}

async function readEntries<Part extends PartedFile<Part>>(archive: Part): Promise<Entry[]> {
  let unreadable: unknown = null;
  const readUint8Array = async (from: number, length: number) => {
    if (length > kLargestPart) throw new PackedError("zip-too-many-files");
    try {
      return await bytesOf(archive, from, length);
    } catch (error) {
      unreadable = error;
      throw error;
    }
  };
  // The library takes such an object; its types ask for one of its classes, which are not needed.
  const reader = { size: archive.size, readUint8Array } as unknown as ReadableStream;
  const entries: Entry[] = [];
  let all = 0;
  try {
    const zip = new ZipReader(reader, { filenameValidation: "tolerant" });
    for await (const entry of zip.getEntriesGenerator()) {
      all += 1;
      if (all > kMostFiles) throw new PackedError("zip-too-many-files");
      if (!entry.directory && !isHidden(entry.filename)) entries.push(entry);
    }
  } catch (error) {
    if (unreadable !== null) throw unreadable;
    throw error instanceof PackedError ? error : new PackedError(idOf(error));
  }
  return entries;
}

async function locate<Part extends PartedFile<Part>>(
  archive: Part,
  entry: Entry,
): Promise<ArchivedFile<Part>> {
  const { filename, offset, compressedSize, uncompressedSize, compressionMethod } = entry;
  const failed = (id: string, detail?: string) => ({
    name: filename,
    found: { error: new PackedError(id, detail) },
  });
  if (entry.encrypted) return failed("zip-encrypted");
  if (compressionMethod !== kStored && compressionMethod !== kDeflated) {
    return failed("zip-method", `method ${compressionMethod}`);
  }
  const header = await bytesOf(archive, offset, kLocalHeader);
  if (header.length < kLocalHeader) return failed("packed-damaged");
  const view = new DataView(header.buffer, header.byteOffset);
  if (view.getUint32(0) !== 0x504b0304) return failed("packed-damaged");
  const from = offset + kLocalHeader + view.getUint16(26, true) + view.getUint16(28, true);
  if (from + compressedSize > archive.size) return failed("packed-damaged");
  return {
    name: filename,
    found: {
      part: archive.slice(from, from + compressedSize),
      entry: {
        deflated: compressionMethod === kDeflated,
        size: uncompressedSize,
        crc32: entry.crc32 ?? 0,
      },
    },
  };
}

async function bytesOf<Part extends PartedFile<Part>>(
  archive: Part,
  from: number,
  length: number,
): Promise<Uint8Array> {
  const to = Math.min(archive.size, from + length);
  return new Uint8Array(await archive.slice(Math.min(from, to), to).arrayBuffer());
}

/** The library says what is wrong in English words. Nearly all of them mean a damaged archive. */
function idOf(error: unknown): string {
  const text = error instanceof Error ? error.message : "";
  if (/split/i.test(text)) return "zip-split";
  return /encrypted/i.test(text) ? "zip-encrypted" : "zip-damaged";
}
