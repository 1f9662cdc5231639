/** Where the command line stands in the npm package. */

/** The module of the engine. */
export const wasmFile: string | URL = new URL("./dora.wasm", import.meta.url);

/** How it is called. */
export const callName = "npx dora-lens report";

/** The folder of whoever called it. */
export const callFolder = (): string => process.cwd();
