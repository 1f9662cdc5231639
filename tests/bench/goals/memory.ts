import { createReadStream } from "node:fs";
import type { FileOutcome } from "../../../web/src/engine/outcome";
import { openSession, stream } from "../contenders/in-node/engine";
import { kNow } from "../data/calendar";
import type { DataFile } from "../data/files";
import { spreadOf } from "../spread";
import { atMost, type Verdict } from "../verdict";

type Session = Awaited<ReturnType<typeof openSession>>;

/** The module's memory. It never shrinks, so this is the most that was ever needed. */
const memoryOf = (session: Session): number => session.reserve(1).buffer.byteLength;

function end(session: Session): void {
  const outcome = JSON.parse(session.endFile()) as FileOutcome;
  if (!outcome.ok) throw new Error(`the engine refused the file: ${outcome.error.id}`);
}

/** The memory of a session that has read a file, and of the same session before. */
async function memory(read: (session: Session) => Promise<void>) {
  const session = await openSession();
  const empty = memoryOf(session);
  await read(session);
  end(session);
  return { empty, loaded: memoryOf(session) };
}

/** The records of a file so many times, as pages one after the other: the catalog stays the same. */
async function pages(session: Session, { path }: DataFile, times: number): Promise<void> {
  session.beginFile("pages.json", kNow, "");
  for (let page = 0; page < times; page += 1) {
    const pieces = createReadStream(path, { highWaterMark: 1 << 20 });
    for await (const piece of pieces as AsyncIterable<Uint8Array>) {
      session.reserve(piece.byteLength).set(piece);
      if (!session.commit(piece.byteLength)) break;
    }
  }
}

/**
 * P4: what an entity costs in the catalog, and whether a long file costs more than a short one. How
 * much of its memory an empty session uses cannot be seen from outside; so the whole of it is judged,
 * and the growth, which is too little, is the minimum.
 */
export async function memoryVerdicts(organisation: DataFile, part: DataFile): Promise<Verdict[]> {
  const { records, textBytes = 0 } = organisation;
  const { empty, loaded } = await memory((session) => stream(session, organisation));
  const each = (bytes: number) => (bytes - textBytes) / records;
  const short = await memory((session) => pages(session, part, 1));
  const long = await memory((session) => pages(session, part, 10));
  const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
  const entities = `${(records / 1e6).toPrecision(2)} million deployments and pull requests`;
  const files = `${megabytes(part.bytes * 10)} / for ${megabytes(part.bytes)} of the same records`;
  const once = { median: each(loaded), min: each(loaded - empty), max: each(loaded) };
  return [
    atMost("P4", `bytes an entity, of ${entities}, text aside`, 64, {
      measured: once,
      unit: "bytes",
    }),
    atMost("P4", `memory for ${files}`, 1, { measured: spreadOf([long.loaded / short.loaded]) }),
  ];
}
