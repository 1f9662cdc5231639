import { answerQuestions, withJq } from "../jq/answer-questions";
import type { AskJq } from "../jq/jq";
import { PackedError } from "../packed/limits";
import { type Bytes, openBytes } from "../packed/open-bytes";
import { UnreadableFile } from "./chunk-reader";
import type { Session } from "./dora.d.mts";
import type { EngineError, FileOutcome } from "./outcome";
import type { Progress, ReadCommand } from "./protocol";
import { columnsText } from "./trial";

/** Milliseconds between two progress reports: more than ten in a second, fewer than frames. */
const kProgressEvery = 50;

/** Where and how a file is read. */
export interface Reading {
  onProgress: (progress: Progress) => void;
  signal: AbortSignal;
  askJq: AskJq;
  /** Milliseconds of work between two pauses, in which messages and events are heard. */
  pauseEvery?: number | undefined;
}

/**
 * Streams a blob into the session, chunk by chunk and unpacked on the way, so that no file need fit
 * into memory.
 *
 * Resolves with what the session says of the file; with `file-changed` when the blob gave another
 * number of bytes than it promised, or has changed since it was chosen; with `file-unreadable` when
 * the browser cannot read it at all; with an id of packed/ when it cannot be unpacked. In these cases, and when `signal` aborts (rejecting with its
 * reason), the session holds nothing of the file. A trap of the engine comes through as it is.
 */
export async function readBlob(
  session: Session,
  { name, blob, nowMs, entry, columns }: Omit<ReadCommand, "kind">,
  { onProgress, signal, askJq, pauseEvery = kProgressEvery }: Reading,
): Promise<FileOutcome> {
  signal.throwIfAborted();
  session.beginFile(name, nowMs, columnsText(columns));
  let bytes: Bytes | null = null;
  let reported = performance.now();
  let paused = reported;
  try {
    bytes = await openBytes(blob, entry);
    for (;;) {
      const chunk = await bytes.next();
      if (signal.aborted) break;
      if (chunk === null) break;
      session.reserve(chunk.byteLength).set(chunk);
      if (!session.commit(chunk.byteLength)) break; // endFile tells why
      await answerQuestions(session, askJq);
      const now = performance.now();
      if (now - paused < pauseEvery) continue;
      if (now - reported >= kProgressEvery) {
        onProgress({ bytes: bytes.taken, records: session.records() });
        reported = now;
      }
      await letOthersRun();
      paused = performance.now();
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile || error instanceof PackedError)) throw error;
    session.cancelFile();
    return { ok: false, error: errorOf(error, bytes?.taken ?? 0) };
  } finally {
    bytes?.close();
  }
  if (signal.aborted) {
    session.cancelFile();
    throw signal.reason;
  }
  return JSON.parse(await withJq(session, askJq, () => session.endFile())) as FileOutcome;
}

function errorOf(error: UnreadableFile | PackedError, offset: number): EngineError {
  const detail = error instanceof PackedError ? error.detail : undefined;
  return { id: error.id, offset, ...(detail === undefined ? null : { detail }) };
}

/**
 * Lets waiting messages and events be heard. A stream whose chunks are there already goes on from
 * one to the next without ever returning to the event loop, where a wish to stop would wait.
 */
function letOthersRun(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
