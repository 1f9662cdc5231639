import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import createDora from "#dora";
import type { Session } from "../../../web/src/engine/dora.d.mts";
import type { FileOutcome } from "../../../web/src/engine/outcome";
import type { FrequencyDivisor, Report } from "../../../web/src/engine/report";
import { settingsText, type View } from "../../../web/src/engine/settings";

export const root = resolve(import.meta.dirname, "../../..");

const wasmBinary = readFileSync(join(root, "build/wasm/dora.wasm"));

/** The real module, as it is shipped. */
export const openModule = () => createDora({ wasmBinary });

/** Gives the session a file in pieces of that size. */
export function load(session: Session, name: string, bytes: Uint8Array, piece = 1 << 16) {
  session.beginFile(name, 0, "");
  for (let at = 0; at < bytes.length; at += piece) {
    const part = bytes.subarray(at, at + piece);
    session.reserve(part.length).set(part);
    if (!session.commit(part.length)) break;
  }
  return JSON.parse(session.endFile()) as FileOutcome;
}

export function reportOf(
  session: Session,
  now: string,
  divisor: FrequencyDivisor = "span",
  view: View = {},
): Report {
  return JSON.parse(
    session.report(settingsText({ nowMs: Date.parse(now), divisor, view })),
  ) as Report;
}
