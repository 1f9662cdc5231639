import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { defineConfig, type PluginOption } from "vite";
import { VitePWA, type VitePWAOptions } from "vite-plugin-pwa";

const inWeb = (name: string) => resolve(import.meta.dirname, "web", name);
const pages = ["index.html", "embed.html", "fetch.html"].map(inWeb);
/** What other pages load by its name, so it has no hash in it. */
const element = inWeb("src/embed/element.ts");

type ManifestTransform = NonNullable<
  VitePWAOptions["injectManifest"]["manifestTransforms"]
>[number];

/**
 * Files of a fixed name are kept with a checksum: should the server have those of another build by the
 * time they are fetched, nothing of this one is kept. The names of all others carry their own.
 */
const withChecksums = (outDir: () => string): ManifestTransform => {
  return async (entries) => ({
    manifest: entries.map((entry) => {
      if (entry.revision === null) return entry;
      const hash = createHash("sha384").update(readFileSync(resolve(outDir(), entry.url)));
      return { ...entry, integrity: `sha384-${hash.digest("base64")}` };
    }),
  });
};

/** The service worker of web/service-worker, with the list of everything that was built. */
function offline(): PluginOption {
  let outDir = "";
  return [
    {
      name: "dora-lens:out-dir",
      configResolved: (config) => {
        outDir = resolve(config.root, config.build.outDir);
      },
    },
    VitePWA({
      strategies: "injectManifest",
      srcDir: "service-worker",
      filename: "service-worker.ts",
      injectRegister: false,
      manifest: false, // it is public/manifest.webmanifest
      injectManifest: {
        rollupFormat: "iife", // Firefox starts no modules here
        globPatterns: ["**/*"],
        // Other sites load it, and no page of this one.
        globIgnores: ["embed.js", ".nojekyll"],
        dontCacheBustURLsMatching: /^assets\//,
        maximumFileSizeToCacheInBytes: 16 << 20,
        manifestTransforms: [withChecksums(() => outDir)],
      },
    }),
  ];
}

export default defineConfig({
  root: resolve(import.meta.dirname, "web"),
  publicDir: "../public",
  // Every address is relative: the built page works under any path of any server.
  base: "./",
  plugins: [offline()],
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
