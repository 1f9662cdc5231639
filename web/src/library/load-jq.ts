import { loadJq } from "jq-wasm";
import type { Jq } from "../jq/jq";

/** Loads jq itself, which knows where its module lies beside it. */
export function load(): Promise<Jq> {
  return loadJq();
}
