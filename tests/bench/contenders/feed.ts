import type { Session } from "../../../web/src/engine/dora.d.mts";
import type { FileOutcome } from "../../../web/src/engine/outcome";
import type { Report } from "../../../web/src/engine/report";
import { settingsText } from "../../../web/src/engine/settings";
import { kNow } from "../data/calendar";
import { ofReport } from "../report-aggregate";
import type { Run } from "./contender";

/** Small enough to be in the processor's cache when it is scanned. */
const kPiece = 1 << 17;

/** Gives a session bytes that are in memory, piece by piece. */
export function feed(session: Session, bytes: Uint8Array): void {
  session.beginFile("memory.json", kNow, "");
  for (let at = 0; at < bytes.length; at += kPiece) {
    const piece = bytes.subarray(at, at + kPiece);
    session.reserve(piece.length).set(piece);
    if (!session.commit(piece.length)) break;
  }
}

/** Ends the file, and makes the whole report. */
export function finish(session: Session, started: number): Run {
  const outcome = JSON.parse(session.endFile()) as FileOutcome;
  if (!outcome.ok) throw new Error(`the engine refused the file: ${outcome.error.id}`);
  const read = performance.now();
  const report = JSON.parse(session.report(settingsText({ nowMs: kNow }))) as Report;
  const ended = performance.now();
  return { ms: ended - started, reportMs: ended - read, aggregate: ofReport(report) };
}
