import { resolve } from "node:path";
import { defineConfig } from "vite";

const root = resolve(import.meta.dirname, "../..");
const at = (path: string) => resolve(root, path);

/** The scripts of the npm package: nothing is needed beside them but Node itself, or a browser. */
export default defineConfig({
  root,
  publicDir: false,
  resolve: {
    alias: [
      // What differs between the repository or the page and the package.
      { find: "./lib/seat", replacement: at("scripts/package/seat.ts") },
      { find: "../jq/start-jq", replacement: at("web/src/library/start-jq.ts") },
      { find: "./load-jq", replacement: at("web/src/library/load-jq.ts") },
      { find: "jq-wasm", replacement: at("node_modules/jq-wasm/dist/browser.mjs") },
    ],
  },
  plugins: [
    {
      name: "module-as-it-is",
      enforce: "pre",
      resolveId: (id) => (id === "#dora" ? { id: "./dora.mjs", external: true } : null),
    },
  ],
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: "node20",
    outDir: at("build/package"),
    emptyOutDir: true,
    rolldownOptions: {
      input: {
        node: at("web/src/library/node.ts"),
        browser: at("web/src/library/browser.ts"),
        report: at("scripts/report.ts"),
        "jq-worker": at("scripts/package/jq-worker.ts"),
        "browser-jq-worker": at("web/src/jq/jq-worker.ts"),
      },
      output: { entryFileNames: "[name].mjs", chunkFileNames: "[name]-[hash].mjs" },
    },
  },
});
