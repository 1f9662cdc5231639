import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { iso, kMonthAgo } from "../../data/calendar";
import type { InProcess } from "../node-child";

/** What tests/bench/simdjson/module.cpp exports. */
interface Module {
  _malloc(size: number): number;
  _buffer(size: number): number;
  _aggregate(bytes: number, size: number, entities: number, monthAgo: number): number;
  HEAPU8: Uint8Array;
  HEAPF64: Float64Array;
}

export async function simdjsonWasm(path: string): Promise<InProcess> {
  const module = await (createRequire(import.meta.url)(path) as () => Promise<Module>)();
  const monthAgo = module._malloc(20);
  let size = 0;
  let bytes = 0;
  return {
    prepare: (file) => {
      const text = readFileSync(file.path);
      size = text.length;
      bytes = module._buffer(size);
      module.HEAPU8.set(text, bytes);
      module.HEAPU8.set(Buffer.from(iso(kMonthAgo)), monthAgo);
    },
    run({ shape }) {
      const started = performance.now();
      const at = module._aggregate(bytes, size, Number(shape === "entities"), monthAgo) / 8;
      const ms = performance.now() - started;
      const [deployments = 0, changes = 0, hours = 0] = module.HEAPF64.subarray(at, at + 3);
      return { ms, aggregate: { deployments, changes, hours } };
    },
  };
}
