import createDora from "#dora";
import wasmUrl from "#dora-wasm?url";
import type { Session } from "./dora.d.mts";

/** Fetches and compiles the engine and opens a session. Rejects when the browser refuses either. */
export async function openSession(): Promise<Session> {
  const module = await createDora({ locateFile: () => wasmUrl });
  return new module.Session();
}
