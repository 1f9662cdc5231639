import { scriptUrl } from "../safety/script-url";
import { type EngineClient, isDeath } from "./client";
import workerUrl from "./worker.ts?worker&url";
import { WorkerClient } from "./worker-client";

/**
 * Starts the engine in a worker; where none can be started (a frame with `sandbox="allow-scripts"`
 * throws), in the page.
 */
export async function startEngine(): Promise<EngineClient> {
  let worker: Worker;
  try {
    worker = new Worker(scriptUrl(workerUrl), { type: "module" });
  } catch {
    return startInPage();
  }
  const client = new WorkerClient(worker);
  try {
    await client.ready;
    return client;
  } catch (fault) {
    if (!isDeath(fault)) throw fault;
    return startInPage();
  }
}

async function startInPage(): Promise<EngineClient> {
  const [{ PageClient }, { EngineModule }] = await Promise.all([
    import("./page-client"),
    import("./load-module"),
  ]);
  const client = new PageClient(new EngineModule().openWhole());
  await client.ready;
  return client;
}
