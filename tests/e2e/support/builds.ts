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
  copyFileSync(join(root, "build/wasm/dora.mjs"), join(engine, "dora.mjs"));
  const note = Buffer.from("\x04note another version");
  const module = readFileSync(join(root, "build/wasm/dora.wasm"));
  writeFileSync(
    join(engine, "dora.wasm"),
    Buffer.concat([module, Buffer.from([0, note.length]), note]),
  );
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
        { find: /^#dora$/, replacement: join(engine, "dora.mjs") },
        // The page asks for it with a query behind the name.
        { find: /^#dora-wasm(?=\?|$)/, replacement: join(engine, "dora.wasm") },
      ],
    },
    build: { outDir },
  });
}
