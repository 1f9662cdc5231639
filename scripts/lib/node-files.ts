import { createReadStream, statSync } from "node:fs";
import { basename } from "node:path";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { checked } from "../../web/src/packed/checked";
import { gzipFrame } from "../../web/src/packed/gzip-frame";
import { PackedError } from "../../web/src/packed/limits";
import { packingOf, type ZipEntry } from "../../web/src/packed/packing";
import type { ArchivedFile } from "../../web/src/packed/zip-directory";

/** One file to read: a file itself, or one in an archive. */
export interface Input {
  /** As the report has it. */
  name: string;
  /** As sentences have it: with the path that was given. */
  shown: string;
  /** Its bytes, unpacked. May fail with a PackedError, or with what Node fails with. */
  pieces: AsyncIterable<Uint8Array>;
}

const kPiece = 1 << 20;

/** The inputs of a file, of which an archive has several. `path` is null for standard input. */
export async function inputsOf(shown: string, path: string | null): Promise<Input[]> {
  if (path !== null && statSync(path).isDirectory()) {
    throw Object.assign(new Error(), { code: "EISDIR" });
  }
  const name = path === null ? "standard input" : basename(shown);
  const stream: Readable =
    path === null ? process.stdin : createReadStream(path, { highWaterMark: kPiece });
  const { head, all } = await peek(stream);
  const packing = packingOf(head);
  if (packing !== "zip") {
    return [{ name, shown, pieces: packing === "gzip" ? gunzip(all) : all }];
  }
  stream.destroy();
  if (path === null || !statSync(path).isFile()) throw new PackedError("zip-from-pipe");
  const { readZipDirectory } = await import("../../web/src/packed/zip-directory");
  const found = await readZipDirectory(new FilePart(path, 0, statSync(path).size));
  return found.map((file) => ({
    name: `${name}/${file.name}`,
    shown: `${shown}/${file.name}`,
    pieces: archived(file),
  }));
}

/** A part of a file on disk, as reading a directory wants it. */
class FilePart {
  constructor(
    readonly path: string,
    readonly from: number,
    readonly to: number,
  ) {}

  get size(): number {
    return this.to - this.from;
  }

  slice(from: number, to: number): FilePart {
    return new FilePart(this.path, this.from + from, this.from + to);
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of this.stream()) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  }

  stream(): Readable {
    if (this.size === 0) return Readable.from([]);
    return createReadStream(this.path, {
      start: this.from,
      end: this.to - 1,
      highWaterMark: kPiece,
    });
  }
}

/** The beginning of a stream, and all of it. A pipe can be read only once. */
async function peek(
  stream: Readable,
): Promise<{ head: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  const pieces = (stream as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < 4) {
    const { done, value } = await pieces.next();
    if (done) break;
    first.push(value);
    length += value.length;
  }
  async function* all() {
    yield* first;
    yield* { [Symbol.asyncIterator]: () => pieces };
  }
  return { head: Buffer.concat(first).subarray(0, 4), all: all() };
}

async function* archived({ found }: ArchivedFile<FilePart>): AsyncGenerator<Uint8Array, void> {
  if ("error" in found) throw found.error;
  const { part, entry } = found;
  if (entry.deflated) {
    yield* gunzip(framed(part.stream(), entry), entry);
    return;
  }
  let taken = 0;
  async function* counted() {
    for await (const piece of part.stream() as AsyncIterable<Uint8Array>) {
      taken += piece.length;
      yield piece;
    }
  }
  yield* checked(counted(), () => taken, entry);
}

async function* framed(pieces: AsyncIterable<Uint8Array>, entry: ZipEntry) {
  const { header, trailer } = gzipFrame(entry);
  yield header;
  yield* pieces;
  yield trailer;
}

async function* gunzip(
  packed: AsyncIterable<Uint8Array>,
  entry?: ZipEntry,
): AsyncGenerator<Uint8Array, void> {
  const unpacked = createGunzip({ chunkSize: kPiece });
  pipeline(Readable.from(packed), unpacked, () => undefined); // its failure comes out of `unpacked`
  try {
    yield* checked(unpacked, () => unpacked.bytesWritten, entry);
  } catch (error) {
    const code = String((error as NodeJS.ErrnoException).code);
    throw code.startsWith("Z_") ? new PackedError("packed-damaged") : error;
  }
}
