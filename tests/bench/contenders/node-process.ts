import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import type { DataFile } from "../data/files";
import type { Contender, Run } from "./contender";

export type NodeKind =
  | "drain"
  | "parse"
  | "parse-memory"
  | "engine"
  | "engine-memory"
  | "duckdb"
  | "simdjson-wasm";

/** To the child: what to do, with which file. It answers with a Run, `null`, or what went wrong. */
export type Order = { step: "prepare" | "run"; file: DataFile };
export type Answer = { done: Run | null } | { failed: string };

/** A contender in a Node process of its own, so that none tidies up after another. */
export async function inNode(name: string, kind: NodeKind, extra = ""): Promise<Contender> {
  const child = fork(join(import.meta.dirname, "node-child.ts"), [kind, extra], {
    execArgv: ["--import", "tsx", "--expose-gc", "--max-old-space-size=8192"],
  });
  await ask(child, null);
  return {
    name,
    prepare: async (file) => void (await ask(child, { step: "prepare", file })),
    run: async (file) => (await ask(child, { step: "run", file })) as Run,
    close: async () => void child.kill(),
  };
}

/** The answer to an order; without one, the child's word that it is ready. */
function ask(child: ChildProcess, order: Order | null): Promise<Run | null> {
  return new Promise((resolve, reject) => {
    const gone = () => reject(new Error("its process ended"));
    child.once("exit", gone);
    child.once("message", (answer: Answer) => {
      child.off("exit", gone);
      if ("failed" in answer) reject(new Error(answer.failed));
      else resolve(answer.done);
    });
    if (order) child.send(order);
  });
}
