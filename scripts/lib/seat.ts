import { join } from "node:path";
import { root } from "./run.mjs";

/** Where the command line stands: here in the repository. In the npm package: scripts/package/seat.ts. */

/** The module of the engine. */
export const wasmFile: string | URL = join(root, "build/wasm/dora.wasm");

/** How it is called. */
export const callName = "npm run --silent report --";

/** The folder of whoever called it; npm itself changes into the project. */
export const callFolder = (): string => process.env.INIT_CWD ?? process.cwd();
