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

/** How much a file makes the memory of a new session grow. */
async function growth(read: (session: Session) => Promise<void>): Promise<number> {
  const session = await openSession();
  const empty = memoryOf(session);
  await read(session);
  end(session);
  return memoryOf(session) - empty;
}

/** The records of a file so many times, as pages one after the other: the catalog stays the same. */
async function pages(session: Session, { path }: DataFile, times: number): Promise<void> {
  session.beginFile("pages.json", kNow);
  for (let page = 0; page < times; page += 1) {
    const pieces = createReadStream(path, { highWaterMark: 1 << 20 });
    for await (const piece of pieces as AsyncIterable<Uint8Array>) {
      session.reserve(piece.byteLength).set(piece);
      if (!session.commit(piece.byteLength)) break;
    }
  }
}

/** P4: what an entity costs in the catalog, and whether a long file costs more than a short one. */
export async function memoryVerdicts(organisation: DataFile, part: DataFile): Promise<Verdict[]> {
  const { records, textBytes = 0 } = organisation;
  const grown = (await growth((session) => stream(session, organisation))) - textBytes;
  const short = await growth((session) => pages(session, part, 1));
  const long = await growth((session) => pages(session, part, 10));
  const once = (value: number) => ({ measured: spreadOf([value]) });
  const size = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
  const limits = [size(part.bytes), size(part.bytes * 10)];
  const about = `of ${(records / 1e6).toPrecision(2)} million deployments and pull requests, text aside`;
  return [
    atMost("P4", `bytes an entity, ${about}`, 64, { ...once(grown / records), unit: "bytes" }),
    atMost("P4", `memory for ${limits[1]} / for ${limits[0]} of the same records`, 1, {
      ...once((long + 1) / (short + 1)),
    }),
  ];
}
