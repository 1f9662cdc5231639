import { loadJq } from "jq-wasm";
import wasmURL from "jq-wasm/jq.wasm?url";
import type { Jq } from "./jq";

/** Fetches and compiles jq itself. */
export function load(): Promise<Jq> {
  return loadJq({ wasmURL });
}
