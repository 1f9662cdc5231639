/** The npm package in browsers and bundlers. */
import { startLibraryEngine } from "./library-engine";
import type { Engine, EngineOptions } from "./public";

export { EngineFault } from "../engine/client";

export async function createEngine({ wasm }: EngineOptions = {}): Promise<Engine> {
  return startLibraryEngine(wasm ?? new URL("./dora.wasm", import.meta.url));
}
