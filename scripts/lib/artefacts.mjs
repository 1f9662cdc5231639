// The two things that are built: the WebAssembly module and the page around it.

import { run, say } from "./run.mjs";
import { buildWhenStale } from "./stamp.mjs";

const moduleFiles = [
  "dora.mjs",
  "dora.wasm",
  "dora-parts.mjs",
  "dora-first.wasm",
  "dora-rest.wasm",
].map((name) => `build/wasm/${name}`);

export function ensureModule() {
  const inputs = [
    "wasm",
    "cmake",
    "CMakeLists.txt",
    "CMakePresets.json",
    "scripts/split-module.mjs",
    "public/sample",
  ];
  buildWhenStale({ stamp: "build/wasm/.built", inputs, outputs: moduleFiles }, () => {
    say("building the WebAssembly module into build/wasm");
    run("cmake", ["--preset", "wasm"]);
    run("cmake", ["--build", "--preset", "wasm"]);
  });
}

export function ensurePage() {
  const inputs = [
    "web",
    "docs/inputs.md",
    "public",
    "vite.config.ts",
    "tsconfig.json",
    "package-lock.json",
  ];
  const stale = {
    stamp: "build/.page-built",
    inputs: [...inputs, ...moduleFiles],
    outputs: ["dist/index.html"],
  };
  buildWhenStale(stale, () => {
    say("building the page into dist");
    run(process.execPath, ["node_modules/vite/bin/vite.js", "build"]);
  });
}
