import firstUrl from "#dora-first?url";
import createDora from "#dora-parts";
import restUrl from "#dora-rest?url";
import type { DoraModule, Session } from "./dora.d.mts";

/**
 * The engine in two parts (docs/adr/0009-module-in-two-parts.md): what a visit to the sample needs, and
 * the rest, which follows when something of it is called, or before that when asked for. Both are one
 * module: they share memory, and a function of the rest takes its place as soon as it is there.
 */
export class EngineModule {
  private first: WebAssembly.Exports | null = null;
  private whole = false;

  /** Fetches and starts the first part. Rejects when the browser refuses either. */
  async open(): Promise<Session> {
    const compiled = await compile(firstUrl);
    const module = await new Promise<DoraModule>((resolve, reject) => {
      const instantiateWasm = (
        imports: WebAssembly.Imports,
        receive: (instance: WebAssembly.Instance) => void,
      ) => {
        WebAssembly.instantiate(compiled, { ...imports, rest: this.placeholders() })
          .then((instance) => {
            this.first = instance.exports;
            receive(instance);
          })
          .catch(reject);
        return {};
      };
      createDora({ instantiateWasm }).then(resolve, reject);
    });
    return new module.Session();
  }

  /** The same with the rest: where the thread may not wait for it later. */
  async openWhole(): Promise<Session> {
    const [session, rest] = await Promise.all([this.open(), compile(restUrl)]);
    this.add(rest);
    return session;
  }

  /** Fetches the rest, so that nothing waits for it. Rejects when it cannot be had. */
  async complete(): Promise<void> {
    if (!this.whole) this.add(await compile(restUrl));
  }

  /** Stand in for the functions of the rest, by their places in the table of functions. */
  private placeholders(): WebAssembly.ModuleImports {
    const standIn = (_: unknown, place: string) => {
      return (...values: unknown[]) => {
        if (!this.whole) this.add(compileHere(restUrl));
        return this.table().get(Number(place))(...values);
      };
    };
    return new Proxy<WebAssembly.ModuleImports>({}, { get: standIn });
  }

  private add(rest: WebAssembly.Module): void {
    if (this.whole || this.first === null) return;
    new WebAssembly.Instance(rest, { first: this.first });
    this.whole = true;
  }

  private table(): WebAssembly.Table {
    const all = Object.values(this.first ?? {});
    return all.find((one) => one instanceof WebAssembly.Table) as WebAssembly.Table;
  }
}

async function compile(url: string): Promise<WebAssembly.Module> {
  const response = await fetch(url, { credentials: "same-origin" });
  if (!response.ok) throw new Error(`${url} was answered with ${response.status}`);
  const known = response.headers.get("content-type") === "application/wasm";
  return known
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer()); // a server that does not know the type
}

/** Waits for it, as a worker may. Without it the engine cannot go on: that is a trap like others. */
function compileHere(url: string): WebAssembly.Module {
  const request = new XMLHttpRequest();
  request.open("GET", url, false);
  request.responseType = "arraybuffer";
  try {
    request.send();
  } catch {
    throw missing("no answer");
  }
  if (request.status !== 200) throw missing(`answer ${request.status}`);
  return new WebAssembly.Module(request.response as ArrayBuffer);
}

function missing(why: string): Error {
  return new WebAssembly.RuntimeError(
    `a part of it could not be fetched, ${why}: add the file again when the network is there`,
  );
}
