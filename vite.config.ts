import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { defineConfig } from "vite";

const inWeb = (name: string) => resolve(import.meta.dirname, "web", name);
const pages = ["index.html", "embed.html", "fetch.html"].map(inWeb);
/** What other pages load by its name, so it has no hash in it. */
const element = inWeb("src/embed/element.ts");

export default defineConfig({
  root: resolve(import.meta.dirname, "web"),
  publicDir: "../public",
  // Every address is relative: the built page works under any path of any server.
  base: "./",
  build: {
    outDir: "../dist",
    emptyOutDir: true,
    // Nothing as a data: address, so that the page's Content-Security-Policy needs none.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: [...pages, element].filter((page) => existsSync(page)),
      output: {
        entryFileNames: ({ facadeModuleId }) =>
          facadeModuleId === element ? "embed.js" : "assets/[name]-[hash].js",
      },
      // "use client" in a dependency means nothing in a page that no server renders.
      checks: { moduleLevelDirective: false },
    },
  },
  worker: { format: "es" },
  // The module is read from build/wasm, which lies beside the root of the page.
  server: { fs: { allow: [".."] } },
});
