import { loadJq } from "jq-wasm";
import type { Jq } from "../jq/jq";

/** Loads jq itself, whose module lies beside this script. */
export function load(): Promise<Jq> {
  return loadJq({ wasmURL: new URL("./jq.wasm", import.meta.url) });
}
