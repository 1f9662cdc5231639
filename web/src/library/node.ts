/** The npm package in Node. */
import { readFileSync } from "node:fs";
import { nodeJq } from "../../../scripts/lib/node-jq";
import { startLibraryEngine } from "./library-engine";
import type { Engine, EngineOptions } from "./public";

export { EngineFault } from "../engine/client";

export async function createEngine({ wasm }: EngineOptions = {}): Promise<Engine> {
  return startLibraryEngine(
    wasm ?? readFileSync(new URL("./dora.wasm", import.meta.url)),
    nodeJq(),
  );
}
