import createDora from "#dora";
import type { Session } from "../engine/dora.d.mts";
import { PageClient } from "../engine/page-client";
import type { AskJq } from "../jq/jq";
import type { Engine, EngineOptions, Settings } from "./public";

/** The package's engine on a module. `askJq` runs what is beyond the engine's own jq. */
export async function startLibraryEngine(
  wasm: NonNullable<EngineOptions["wasm"]>,
  askJq?: AskJq,
): Promise<Engine> {
  const client = new PageClient(openSession(wasm), askJq);
  await client.ready;
  const withMoment = (settings: Settings = {}) => ({ nowMs: Date.now(), ...settings });
  return {
    read: (name, data, { nowMs = Date.now(), ...options } = {}) =>
      client.read(name, blobOf(data), nowMs, options),
    addModel: (document) =>
      client.addModel(typeof document === "string" ? document : JSON.stringify(document)),
    useModel: (name) => client.useModel(name),
    model: () => client.model(),
    report: (settings) => client.report(withMoment(settings)),
    summary: (settings) => client.summary(withMoment(settings)),
    explain: (settings, question) => client.explain(withMoment(settings), question),
    sparklines: (settings, blueprint) => client.sparklines(withMoment(settings), blueprint),
    choices: () => client.choices(),
    reset: () => client.reset(),
    close: () => client.close(),
  };
}

async function openSession(wasm: NonNullable<EngineOptions["wasm"]>): Promise<Session> {
  const options =
    wasm instanceof ArrayBuffer || ArrayBuffer.isView(wasm)
      ? { wasmBinary: wasm }
      : { locateFile: () => String(wasm) };
  return new (await createDora(options)).Session();
}

function blobOf(data: Blob | Uint8Array | ArrayBuffer | string): Blob {
  return data instanceof Blob ? data : new Blob([data as BlobPart]);
}
