import { type ByteSource, GzipMembers, type MemberPiece } from "./gzip-members";
import { PackedError } from "./limits";

/** So much is unpacked at once, since all that comes of it is held: 8 MB at the very most. */
const kPiece = 8192;

/** How much of the packed bytes has been unpacked, for the limits. */
export interface Taken {
  bytes: number;
}

/**
 * Unpacks gzip by the browser's own DecompressionStream.
 * @param single the source is known to be one member
 */
export async function* gunzip(
  source: ByteSource,
  taken: Taken,
  single = false,
): AsyncGenerator<Uint8Array, void> {
  if (typeof DecompressionStream === "undefined") throw new PackedError("packed-old-browser");
  const members = single ? inOnePiece(source) : new GzipMembers(source);
  let ended = false;
  while (!ended) {
    const member = new Member(members, taken);
    yield* member.unpack();
    ended = member.last;
  }
}

/** One member of a gzip file, on its way through a stream of its own. */
class Member {
  /** The source ended with it. */
  last = false;
  private produced = 0;
  private failure: unknown = null;
  private readonly tail = new Uint8Array(4);

  constructor(
    private readonly members: { next(): Promise<MemberPiece | null> },
    private readonly taken: Taken,
  ) {}

  async *unpack(): AsyncGenerator<Uint8Array, void> {
    const { readable, writable } = new DecompressionStream("gzip");
    const reader = readable.getReader() as ReadableStreamDefaultReader<Uint8Array>;
    const feeding = this.feed(writable.getWriter());
    try {
      for (;;) {
        const { done, value } = await reader.read().catch(() => this.fail());
        if (done) break;
        this.produced += value.byteLength;
        yield value;
      }
      await feeding;
      if (this.failure !== null) await this.fail();
    } finally {
      reader.cancel().catch(() => undefined);
    }
  }

  /** Never rejects: what goes wrong here comes out at the other end of the stream. */
  private async feed(writer: WritableStreamDefaultWriter<BufferSource>): Promise<void> {
    try {
      let whole = false;
      while (!whole) {
        const piece = await this.nextPiece();
        if (piece === null) break;
        await this.write(writer, piece);
        whole = piece.boundary && this.isWhole();
      }
      this.last = !whole;
      await writer.close();
    } catch (error) {
      writer.abort(error).catch(() => undefined);
    }
  }

  private async nextPiece(): Promise<MemberPiece | null> {
    try {
      return await this.members.next();
    } catch (error) {
      this.failure = error;
      throw error;
    }
  }

  private async write(
    writer: WritableStreamDefaultWriter<BufferSource>,
    { bytes, boundary }: MemberPiece,
  ): Promise<void> {
    this.remember(bytes);
    // A write is carried out when all that came of the one before has been read. So, after the last
    // byte, which gives nothing, all that the member gives has been counted.
    const most = boundary ? bytes.length - 1 : bytes.length;
    for (let at = 0; at < most; at += kPiece) {
      await this.writeSome(writer, bytes.subarray(at, Math.min(at + kPiece, most)));
    }
    if (boundary && bytes.length > 0) await this.writeSome(writer, bytes.subarray(most));
  }

  private async writeSome(
    writer: WritableStreamDefaultWriter<BufferSource>,
    bytes: Uint8Array,
  ): Promise<void> {
    await writer.write(bytes as Uint8Array<ArrayBuffer>);
    this.taken.bytes += bytes.length; // not before, or a bomb seems to need more of the file than it does
  }

  private remember(bytes: Uint8Array): void {
    const last = bytes.subarray(-4);
    this.tail.copyWithin(0, last.length);
    this.tail.set(last, 4 - last.length);
  }

  /** A member ends with its unpacked size, modulo 4 GB. */
  private isWhole(): boolean {
    return new DataView(this.tail.buffer).getUint32(0, true) === this.produced % 2 ** 32;
  }

  private fail(): never {
    if (this.failure !== null) throw this.failure;
    throw new PackedError("packed-damaged"); // cut off or not: browsers tell it differently, or not
  }
}

function inOnePiece(source: ByteSource): { next(): Promise<MemberPiece | null> } {
  return {
    next: async () => {
      const bytes = await source.next();
      return bytes === null ? null : { bytes, boundary: false };
    },
  };
}
