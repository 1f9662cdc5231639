import { resolve } from "node:path";
import { defineConfig } from "vite";

/** The bench page is built as the product is, engine, worker and all. */
export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  publicDir: false,
  build: {
    outDir: resolve(import.meta.dirname, "../../../build/bench-page"),
    emptyOutDir: true,
    assetsInlineLimit: 0,
  },
  worker: { format: "es" },
});
