import { createReadStream, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import createDora from "#dora";
import { root } from "../../../../scripts/lib/run.mjs";
import type { Session } from "../../../../web/src/engine/dora.d.mts";
import { kNow } from "../../data/calendar";
import type { DataFile } from "../../data/files";
import { feed, finish } from "../feed";
import type { InProcess } from "../node-child";
import { kPiece } from "./drain";

export async function openSession(): Promise<Session> {
  const wasmBinary = readFileSync(join(root, "build/wasm/dora.wasm"));
  return new (await createDora({ wasmBinary })).Session();
}

/** The module, fed from a file piece by piece, as the command line does it. */
export async function engineStreamed(): Promise<InProcess> {
  const session = await openSession();
  return {
    async run(file: DataFile) {
      session.reset();
      const started = performance.now();
      await stream(session, file);
      return finish(session, started);
    },
  };
}

export async function stream(session: Session, { path }: DataFile): Promise<void> {
  session.beginFile(basename(path), kNow, "");
  const pieces = createReadStream(path, { highWaterMark: kPiece });
  for await (const piece of pieces as AsyncIterable<Uint8Array>) {
    session.reserve(piece.byteLength).set(piece);
    if (!session.commit(piece.byteLength)) break;
  }
}

/** The module, fed with bytes that are in memory. */
export async function engineInMemory(): Promise<InProcess> {
  const session = await openSession();
  let bytes = new Uint8Array();
  return {
    prepare: ({ path }) => {
      bytes = readFileSync(path);
    },
    run() {
      session.reset();
      const started = performance.now();
      feed(session, bytes);
      return finish(session, started);
    },
  };
}
