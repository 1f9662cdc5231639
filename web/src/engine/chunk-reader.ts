/** The browser's refusal to hand over bytes, told apart from every failure of ours. */
export class UnreadableFile extends Error {
  constructor(readonly id: "file-changed" | "file-unreadable") {
    super(id);
  }
}

/**
 * The bytes of a blob, chunk by chunk. While one chunk is worked on, the next is already asked for.
 * Rejects with UnreadableFile when the browser gives no more of them.
 */
export class ChunkReader {
  private readonly reader: ReadableStreamDefaultReader<Uint8Array>;
  private coming: Promise<Uint8Array | null>;
  private readonly size: number;
  private readonly modified: number;
  /** Bytes handed out so far. */
  bytes = 0;

  constructor(private readonly blob: Blob) {
    this.size = blob.size;
    this.modified = modifiedOf(blob);
    this.reader = blob.stream().getReader();
    this.coming = this.ask();
  }

  /** The next chunk; null at the end, if the blob has given what it promised. */
  async next(): Promise<Uint8Array | null> {
    const chunk = await this.coming;
    if (chunk === null) {
      const changed = this.bytes !== this.size || modifiedOf(this.blob) !== this.modified;
      if (changed) throw new UnreadableFile("file-changed");
      return null;
    }
    this.coming = this.ask();
    this.bytes += chunk.byteLength;
    return chunk;
  }

  /** The chunk that next() will give, to look at; none of what is not there or cannot be read. */
  peek(): Promise<Uint8Array> {
    const none = new Uint8Array();
    return this.coming.then(
      (chunk) => chunk ?? none,
      () => none,
    );
  }

  /** Lets go of the blob, at its end or before. */
  close(): void {
    this.reader.cancel().catch(() => undefined);
  }

  private ask(): Promise<Uint8Array | null> {
    const chunk = this.reader.read().then(
      ({ done, value }) => (done ? null : value),
      async (error: unknown) => {
        throw new UnreadableFile(await whyUnreadable(this.blob, error));
      },
    );
    chunk.catch(() => undefined); // it may fail after we have stopped listening
    return chunk;
  }
}

/**
 * A file that is no longer what it was when it was chosen gives a NotReadableError; out of a stream,
 * Chromium makes a TypeError of that, so a part of the file is asked for to hear the true name.
 */
async function whyUnreadable(blob: Blob, error: unknown): Promise<UnreadableFile["id"]> {
  const names = [nameOf(error)];
  await blob
    .slice(0, 1)
    .arrayBuffer()
    .catch((other: unknown) => names.push(nameOf(other)));
  return names.includes("NotReadableError") ? "file-changed" : "file-unreadable";
}

function nameOf(error: unknown): string {
  return error instanceof DOMException ? error.name : "";
}

function modifiedOf(blob: Blob): number {
  return blob instanceof File ? blob.lastModified : 0;
}
