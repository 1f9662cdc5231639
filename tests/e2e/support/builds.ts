import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { root } from "./files";

/**
 * Builds the page once more, as a later version would be: with another module, which does the same
 * under another name, and with another description.
 * @param outDir outside the project
 */
export async function buildOther(outDir: string): Promise<void> {
  const wasm = join(outDir, "..", "other.wasm");
  const note = Buffer.from("\x04note another version");
  const module = readFileSync(join(root, "build/wasm/dora.wasm"));
  writeFileSync(wasm, Buffer.concat([module, Buffer.from([0, note.length]), note]));
  const other = {
    name: "another-version",
    transformIndexHtml: (html: string) => html.replace("Drop exports", "Version two: drop exports"),
  };
  await build({
    configFile: join(root, "vite.config.ts"),
    logLevel: "error",
    plugins: [other],
    // The page asks for it with a query behind the name.
    resolve: { alias: [{ find: /^#dora-wasm(?=\?|$)/, replacement: wasm }] },
    build: { outDir },
  });
}
