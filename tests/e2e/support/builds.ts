import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { root } from "./files";

/**
 * Builds the page once more, as a later version would be: with another module, which does the same,
 * and with another description.
 * @param outDir outside the project
 */
export async function buildOther(outDir: string): Promise<void> {
  const engine = `${outDir}-engine`;
  mkdirSync(engine);
  copyFileSync(join(root, "build/wasm/dora-parts.mjs"), join(engine, "dora-parts.mjs"));
  const note = Buffer.from("\x04note another version");
  for (const name of ["dora-first.wasm", "dora-rest.wasm"]) {
    const part = readFileSync(join(root, "build/wasm", name));
    writeFileSync(join(engine, name), Buffer.concat([part, Buffer.from([0, note.length]), note]));
  }
  const other = {
    name: "another-version",
    transformIndexHtml: (html: string) => html.replace("Drop exports", "Version two: drop exports"),
  };
  await build({
    configFile: join(root, "vite.config.ts"),
    logLevel: "error",
    plugins: [other],
    resolve: {
      alias: [
        { find: /^#dora-parts$/, replacement: join(engine, "dora-parts.mjs") },
        // The page asks for these with a query behind the name.
        { find: /^#(dora-first|dora-rest)(?=\?|$)/, replacement: join(engine, "$1.wasm") },
      ],
    },
    build: { outDir },
  });
}
