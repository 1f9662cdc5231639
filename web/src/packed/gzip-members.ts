/** Where bytes come from, piece by piece; null at the end. */
export interface ByteSource {
  next(): Promise<Uint8Array | null>;
}

/** Bytes of a gzip file. `boundary`: another member may begin right after them. */
export interface MemberPiece {
  bytes: Uint8Array;
  boundary: boolean;
}

const kHeader = 10;
/** The systems that are known to write gzip: DOS, Unix, Mac, .NET, Windows, macOS, unknown. */
const kSystems: readonly number[] = [0, 3, 7, 10, 11, 19, 255];

/**
 * Finds what looks like the beginning of a further member in a gzip file: files that were appended to
 * have several (`gzip >> all.gz`), and a DecompressionStream takes one and does not say where it ended.
 */
export class GzipMembers {
  private data: Uint8Array = new Uint8Array();
  /** `data` ends in what may be the first bytes of a header. */
  private short = false;
  private atHeader = true;

  constructor(private readonly source: ByteSource) {}

  async next(): Promise<MemberPiece | null> {
    for (;;) {
      if (this.data.length === 0 || this.short) {
        const more = await this.source.next();
        if (more === null) return this.rest();
        this.data = this.data.length === 0 ? more : joined(this.data, more);
      }
      const at = findHeader(this.data, this.atHeader ? 1 : 0);
      const bytes = this.data.subarray(0, at);
      this.data = this.data.subarray(at);
      this.short = this.data.length > 0 && this.data.length < kHeader;
      this.atHeader = this.data.length >= kHeader;
      if (bytes.length > 0 || this.atHeader) return { bytes, boundary: this.atHeader };
    }
  }

  private rest(): MemberPiece | null {
    const bytes = this.data;
    this.data = new Uint8Array();
    this.short = false;
    return bytes.length === 0 ? null : { bytes, boundary: false };
  }
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

/** Where a header stands or may begin; the length of the data where there is none. */
function findHeader(data: Uint8Array, from: number): number {
  let at = data.indexOf(0x1f, from);
  while (at !== -1 && !isHeader(data, at)) at = data.indexOf(0x1f, at + 1);
  return at === -1 ? data.length : at;
}

/** True as well while what is there could become one. */
function isHeader(data: Uint8Array, at: number): boolean {
  const {
    1: second = 0x8b,
    2: method = 8,
    3: flags = 0,
    8: effort = 0,
    9: system = 255,
  } = data.subarray(at, at + kHeader);
  return (
    second === 0x8b &&
    method === 8 &&
    flags < 0x20 &&
    (effort === 0 || effort === 2 || effort === 4) &&
    kSystems.includes(system)
  );
}
