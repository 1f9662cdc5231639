// The other contenders of Chromium, in a worker as the engine is.

import type { Session } from "../../../web/src/engine/dora.d.mts";
import { EngineModule } from "../../../web/src/engine/load-module";
import { ofRecords, type Shape } from "../aggregate";
import type { Run } from "../contenders/contender";
import { feed, finish } from "../contenders/feed";

export type Task = "drain" | "parse" | "parse-memory" | "engine-memory";
export interface Job {
  step: "prepare" | "run";
  task: Task;
  shape: Shape;
  file: File;
}
export type Answer = { done: Run | null } | { failed: string };

let bytes = new Uint8Array();
let session: Session | null = null;

/** Once over the bytes, so that the module is compiled well before it is timed. */
async function prepare({ task, file }: Job): Promise<void> {
  if (task.endsWith("memory")) bytes = new Uint8Array(await file.arrayBuffer());
  if (task !== "engine-memory") return;
  session = await new EngineModule().openWhole();
  feed(session, bytes);
  finish(session, 0);
  session.reset();
}

const tasks: Record<Task, (job: Job) => Promise<Run>> = {
  async drain({ file }) {
    const started = performance.now();
    let seen = 0;
    for await (const piece of file.stream()) seen += piece.byteLength;
    if (seen !== file.size) throw new Error(`${seen} of ${file.size} bytes were read`);
    return { ms: performance.now() - started, aggregate: null };
  },
  async parse({ file, shape }) {
    const started = performance.now();
    const aggregate = ofRecords(shape, JSON.parse(await file.text()));
    return { ms: performance.now() - started, aggregate };
  },
  async "parse-memory"({ shape }) {
    const started = performance.now();
    const aggregate = ofRecords(shape, JSON.parse(new TextDecoder().decode(bytes)));
    return { ms: performance.now() - started, aggregate };
  },
  async "engine-memory"() {
    if (!session) throw new Error("no session was prepared");
    const started = performance.now();
    feed(session, bytes);
    return finish(session, started);
  },
};

self.addEventListener("message", async ({ data }: MessageEvent<Job>) => {
  const answer = (message: Answer) => self.postMessage(message);
  try {
    if (data.step === "prepare") await prepare(data);
    answer({ done: data.step === "run" ? await tasks[data.task](data) : null });
  } catch (error) {
    answer({ failed: String(error) });
  }
});
