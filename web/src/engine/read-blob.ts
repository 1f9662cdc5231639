import type { Session } from "./dora.d.mts";
import type { FileOutcome } from "./outcome";
import type { Progress } from "./protocol";

/** Milliseconds between two progress reports: more than ten in a second, fewer than frames. */
const kProgressEvery = 50;

/**
 * Streams a blob into the session, chunk by chunk, so that no file need fit into memory. While one
 * chunk is scanned the next is already asked for.
 *
 * Resolves with what the session says of the file; with `file-changed` when the blob gave another
 * number of bytes than it promised, or may not be read any more; with `file-unreadable` when the
 * browser cannot read it at all. In these cases, and when `signal` aborts (rejecting with its
 * reason), the session holds nothing of the file. A trap of the engine comes through as it is.
 */
export async function readBlob(
  session: Session,
  { name, blob, nowMs }: { name: string; blob: Blob; nowMs: number },
  { onProgress, signal }: { onProgress: (progress: Progress) => void; signal: AbortSignal },
): Promise<FileOutcome> {
  signal.throwIfAborted();
  const before = stamp(blob);
  session.beginFile(name, nowMs);
  const reader = blob.stream().getReader();
  let bytes = 0;
  let reported = performance.now();
  onProgress({ bytes: 0, records: 0 });

  const take = (chunk: Uint8Array): boolean => {
    session.reserve(chunk.byteLength).set(chunk);
    const more = session.commit(chunk.byteLength);
    bytes += chunk.byteLength;
    const now = performance.now();
    if (now - reported >= kProgressEvery) {
      reported = now;
      onProgress({ bytes, records: session.records() });
    }
    return more;
  };

  let failed = false;
  try {
    let next = readChunk(reader);
    for (;;) {
      const chunk = await next;
      if (signal.aborted) {
        session.cancelFile();
        throw signal.reason;
      }
      if (chunk.done) break;
      next = readChunk(reader);
      if (!take(chunk.value)) {
        failed = true;
        break;
      }
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    session.cancelFile();
    return { ok: false, error: { id: error.id, offset: bytes } };
  } finally {
    reader.cancel().catch(() => undefined);
  }

  if (!failed && (bytes !== before.size || stamp(blob).modified !== before.modified)) {
    session.cancelFile();
    return { ok: false, error: { id: "file-changed", offset: bytes } };
  }
  onProgress({ bytes, records: session.records() });
  return JSON.parse(session.endFile()) as FileOutcome;
}

/** The browser's refusal to hand over bytes, told apart from every failure of ours. */
class UnreadableFile extends Error {
  constructor(readonly id: "file-changed" | "file-unreadable") {
    super(id);
  }
}

type Chunk = ReadableStreamReadResult<Uint8Array>;

function readChunk(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Chunk> {
  const chunk = reader.read().catch((error: unknown) => {
    // NotReadableError: the snapshot is out of date. NotFoundError: the file is gone.
    const changed = error instanceof DOMException && error.name === "NotReadableError";
    throw new UnreadableFile(changed ? "file-changed" : "file-unreadable");
  });
  chunk.catch(() => undefined); // the look-ahead may fail after we have stopped listening
  return chunk;
}

function stamp(blob: Blob): { size: number; modified: number } {
  return { size: blob.size, modified: blob instanceof File ? blob.lastModified : 0 };
}
