// npm test: every suite in order, whatever the ones before it said, and a summary at the end.
// `npm test -- native lint` runs those two only.

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ensureModule, ensurePage } from "./lib/artefacts.mjs";
import { ensurePackages } from "./lib/packages.mjs";
import { main, root, run, SetupError, say } from "./lib/run.mjs";
import { ensureSystem } from "./lib/system.mjs";

// What the runners say is what a reader of this script's stdout wants.
const show = (command, ...args) => run(command, args, { stdout: 1 });
const node = (...args) => show(process.execPath, ...args);
const bin = (path, ...args) => node(join("node_modules", path), ...args);

/** After which a file of tests that waits for something that never comes has failed, and the next is run. */
const kTestTimeout = 600_000;

/** node:test on the *.test.* files of a folder; Node 20 finds only JavaScript by itself. */
function nodeTest(folder) {
  const files = readdirSync(join(root, folder), { recursive: true })
    .filter((name) => /\.test\.(mjs|ts)$/.test(name))
    .map((name) => join(folder, name));
  const timeout = `--test-timeout=${kTestTimeout}`;
  node("--import", "tsx", "--test", timeout, "--test-reporter=spec", ...files);
}

const suites = {
  // Under the sanitizers, as most of what goes wrong in C++ passes every check but theirs. The
  // preset compiles as fast as a debug build, and a release build is tested as the module below.
  native() {
    show("cmake", "--preset", "asan");
    show("cmake", "--build", "--preset", "asan");
    show("ctest", "--preset", "asan");
  },
  module: ensureModule,
  // The kernels for WebAssembly's SIMD against the plain ones, in Node.
  simd() {
    show("cmake", "--preset", "wasm", "-DBUILD_TESTING=ON");
    show("cmake", "--build", "--preset", "wasm", "--target", "test_json");
    node("build/wasm/test_json.cjs");
  },
  page: ensurePage,
  reference: () => nodeTest("tests/reference"),
  vitest: () => bin("vitest/vitest.mjs", "run", "--project", "web", "--project", "wasm"),
  // The engine's jq against jq itself: its side is the native test program, which answers a file of
  // questions at once.
  jq() {
    show("cmake", "--preset", "asan");
    show("cmake", "--build", "--preset", "asan", "--target", "test_jq");
    bin("vitest/vitest.mjs", "run", "--project", "jq");
  },
  browser: () => nodeTest("tests/e2e"),
  // A short run where the page is not developed: Firefox, and WebKit, the engine of Safari.
  browsers: () => nodeTest("tests/browsers"),
  lint: () => bin("@biomejs/biome/bin/biome", "check"),
  types() {
    bin("typescript/bin/tsc", "--noEmit");
    bin("typescript/bin/tsc", "--noEmit", "-p", "web/service-worker"); // which has no window
  },
  size: () => node("scripts/size.mjs"),
};

/** Suites whose folder nobody has begun yet; each leaves this list by itself. */
const folders = {
  native: "tests/cpp",
  jq: "tests/cpp/jq",
  module: "wasm/bindings",
  simd: "tests/cpp/json",
  page: "web/index.html",
  reference: "tests/reference",
  browser: "tests/e2e",
  browsers: "tests/browsers",
  size: "web/index.html",
};

function outcomeOf(name) {
  if (folders[name] && !existsSync(join(root, folders[name]))) return "skipped: nothing there yet";
  console.log(`\n== ${name}`);
  try {
    suites[name]();
    return "passed";
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(error.message);
    return "FAILED";
  }
}

main(() => {
  const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(suites);
  const unknown = names.find((name) => !Object.hasOwn(suites, name));
  if (unknown) {
    throw new SetupError(
      `there is no suite ${unknown}; known are ${Object.keys(suites).join(", ")}`,
    );
  }
  ensurePackages();
  ensureSystem({ tests: true });

  const outcomes = names.map((name) => [name, outcomeOf(name)]);
  for (const [name, outcome] of outcomes) console.log(`${name.padEnd(10)}${outcome}`);
  if (outcomes.some(([, outcome]) => outcome === "FAILED")) process.exitCode = 1;
});
