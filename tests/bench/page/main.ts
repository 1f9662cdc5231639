// The page in which Chromium's contenders run. tests/bench/contenders/chromium.ts chooses a file and
// calls window.bench.

import type { ReportSettings } from "../../../web/src/engine/settings";
import { startEngine } from "../../../web/src/engine/start-engine";
import type { Shape } from "../aggregate";
import type { Run } from "../contenders/contender";
import { kNow } from "../data/calendar";
import { ofReport } from "../report-aggregate";
import type { Answer, Job, Task } from "./worker";

/** The engine as the page of the product has it: once, in its worker. */
const engine = startEngine();

function chosen(): File {
  const file = document.querySelector("input")?.files?.[0];
  if (!file) throw new Error("no file was chosen");
  return file;
}

const bench = {
  async ready(): Promise<void> {
    await engine;
  },

  /** From the file to the report through the real client. */
  async engine(): Promise<Run> {
    const client = await engine;
    await client.reset();
    const file = chosen();
    const started = performance.now();
    const outcome = await client.read(file.name, file, kNow);
    if (!outcome.ok) throw new Error(`the engine refused the file: ${outcome.error.id}`);
    const read = performance.now();
    const report = await client.report({ nowMs: kNow });
    const ended = performance.now();
    return { ms: ended - started, reportMs: ended - read, aggregate: ofReport(report) };
  },

  /** What was read last, reported with other settings: milliseconds of each. */
  async reports(all: ReportSettings[]): Promise<number[]> {
    const client = await engine;
    const took: number[] = [];
    for (const settings of all) {
      const started = performance.now();
      await client.report(settings);
      took.push(performance.now() - started);
    }
    return took;
  },

  /** Everybody else has a new worker for each run, whose memory ends with it. */
  async run(task: Task, shape: Shape): Promise<Run> {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    const job = { task, shape, file: chosen() };
    await order(worker, { step: "prepare", ...job });
    const started = performance.now();
    const run = (await order(worker, { step: "run", ...job })) as Run;
    // From a file the way to the worker and back counts, as it does for the engine.
    if (!task.endsWith("memory")) run.ms = performance.now() - started;
    worker.terminate();
    return run;
  },
};

function order(worker: Worker, job: Job): Promise<Run | null> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Answer>) =>
      "failed" in data ? reject(new Error(data.failed)) : resolve(data.done);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage(job);
  });
}

declare global {
  interface Window {
    bench: typeof bench;
  }
}
window.bench = bench;
