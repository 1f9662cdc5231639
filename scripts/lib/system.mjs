// Programs and headers that npm does not bring. Debian and its kin have a package for each, which is
// installed when missing; elsewhere a person is told the command.

import { existsSync } from "node:fs";
import { chromiumPath } from "./chromium.mjs";
import { findProgram, output, run, SetupError, say } from "./run.mjs";

const oldestEmcc = [3, 1, 6];

function emccIsFit() {
  const version = findProgram("emcc") && output("emcc", ["-dumpversion"]);
  if (!version) return false;
  const parts = version.split(/[.-]/).map(Number);
  const at = oldestEmcc.findIndex((part, i) => parts[i] !== part);
  return at < 0 || parts[at] > oldestEmcc[at];
}

const hasHeader = (name) =>
  ["/usr/include", "/usr/local/include", "/opt/homebrew/include"].some((folder) =>
    existsSync(`${folder}/${name}`),
  );

// `fetched` marks headers that CMake downloads where no package brings them, `dispensable` what is done
// without where no package brings it.
const forBuilding = [
  { name: "emscripten 3.1.6 or newer", debian: "emscripten", present: emccIsFit },
  { name: "cmake", present: () => findProgram("cmake") },
  { name: "ninja", debian: "ninja-build", present: () => findProgram("ninja") },
  {
    name: "nlohmann-json",
    debian: "nlohmann-json3-dev",
    present: () => hasHeader("nlohmann/json.hpp"),
    fetched: true,
  },
  {
    name: "howard-hinnant-date",
    debian: "libhowardhinnant-date-dev",
    present: () => hasHeader("date/date.h"),
    fetched: true,
  },
];
const compiler = {
  name: "a C++ compiler",
  debian: "g++",
  brew: "gcc",
  present: () => findProgram("c++"),
};
const forTesting = [
  compiler,
  { name: "catch2", present: () => hasHeader("catch2/catch.hpp"), fetched: true },
  { name: "chromium", present: chromiumPath },
  { name: "jq", present: () => findProgram("jq") },
  // The short run in other browsers is passed over, with a sentence, where these are missing.
  {
    name: "firefox",
    debian: "firefox-esr",
    present: () => process.env.FIREFOX || findProgram("firefox-esr") || findProgram("firefox"),
    dispensable: true,
  },
  {
    name: "webkit",
    debian: "webkit2gtk-driver",
    present: () => findProgram("WebKitWebDriver"),
    dispensable: true,
  },
  { name: "xvfb", present: () => findProgram("Xvfb"), dispensable: true },
];

const forBenchmarks = [
  compiler,
  {
    name: "google-benchmark",
    debian: "libbenchmark-dev",
    present: () => hasHeader("benchmark/benchmark.h"),
  },
];

function installWithApt(missing) {
  const packages = missing.map((need) => need.debian ?? need.name);
  const install = ["apt-get", "install", "--yes", "--no-install-recommends", ...packages];
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo"];
  if (asRoot.length > 0 && !findProgram("sudo")) {
    throw new SetupError(`Debian packages are missing; as root, run: ${install.join(" ")}`);
  }
  say(`installing the Debian packages ${packages.join(", ")}`);
  const [command, ...args] = [...asRoot, "env", "DEBIAN_FRONTEND=noninteractive"];
  run(command, [...args, "apt-get", "update", "--quiet"]);
  run(command, [...args, ...install]);
}

function installIfPossible(missing) {
  if (missing.length === 0) return;
  try {
    installWithApt(missing);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(`going on without: ${error.message}`);
  }
}

function howToGet(missing) {
  const names = missing.map((need) => need.name).join(", ");
  const packages = missing.map((need) => need.brew ?? need.name.split(" ")[0]).join(" ");
  return findProgram("brew")
    ? `missing: ${names}; run: brew install ${packages}`
    : `missing: ${names}; install them with your system's package manager, Emscripten also from https://emscripten.org/docs/getting_started/downloads.html`;
}

/** Makes sure of everything a build needs, and of what only tests or only benchmarks need. */
export function ensureSystem({ tests = false, benchmarks = false } = {}) {
  const needs = [
    ...forBuilding,
    ...(tests ? forTesting : []),
    ...(benchmarks ? forBenchmarks : []),
  ];
  const missing = needs.filter((need) => !need.present());
  if (missing.length === 0) return;
  if (findProgram("apt-get")) {
    const needed = missing.filter((need) => !need.dispensable);
    if (needed.length > 0) installWithApt(needed);
    installIfPossible(missing.filter((need) => need.dispensable));
  }
  const stillMissing = missing.filter(
    (need) => !need.fetched && !need.dispensable && !need.present(),
  );
  if (stillMissing.length > 0) throw new SetupError(howToGet(stillMissing));
}
