// The child process of node-process.ts: one contender, told what to do by messages.

import type { DataFile } from "../data/files";
import type { Run } from "./contender";
import type { Answer, NodeKind, Order } from "./node-process";

export interface InProcess {
  prepare?(file: DataFile): Promise<void> | void;
  run(file: DataFile): Promise<Run> | Run;
}

const kinds: Record<NodeKind, (extra: string) => Promise<InProcess>> = {
  drain: async () => (await import("./in-node/drain")).drain(),
  parse: async () => (await import("./in-node/parse")).parseFile(),
  "parse-memory": async () => (await import("./in-node/parse")).parseMemory(),
  engine: async () => (await import("./in-node/engine")).engineStreamed(),
  "engine-memory": async () => (await import("./in-node/engine")).engineInMemory(),
  duckdb: async (url) => (await import("./in-node/duckdb")).duckdb(url),
  "simdjson-wasm": async (path) => (await import("./in-node/simdjson-wasm")).simdjsonWasm(path),
};

const answer = (message: Answer) => process.send?.(message);
const failed = (error: unknown) => answer({ failed: String(error) });

async function main(): Promise<void> {
  const [kind, extra = ""] = process.argv.slice(2) as [NodeKind, string];
  const contender = await kinds[kind](extra);
  process.on("message", async ({ step, file }: Order) => {
    try {
      if (step === "prepare") await contender.prepare?.(file);
      else globalThis.gc?.(); // what is left of the round before is not this one's cost
      answer({ done: step === "run" ? await contender.run(file) : null });
    } catch (error) {
      failed(error);
    }
  });
  answer({ done: null });
}

main().catch(failed);
