// npm run bench [-- OPTIONS]: how fast the engine is beside others, against the goals of
// docs/performance.md.
//
//   --small          a twentieth of the data, to try it out
//   --only P1,P2     these goals only
//   --rounds N       rounds that count, beside the first, which does not; 4 unless told
//   --json           for machines
//   --native [NAME]  the native micro-benchmarks instead, those whose name matches; options go to
//                    Google Benchmark, such as --benchmark_repetitions=5

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensureModule, ensurePage } from "./lib/artefacts.mjs";
import { ensurePackages } from "./lib/packages.mjs";
import { main, root, run, SetupError } from "./lib/run.mjs";
import { ensureSystem } from "./lib/system.mjs";

const allGoals = ["P1", "P2", "P3", "P4", "P5", "P6"];

function native(args) {
  ensureSystem({ benchmarks: true });
  run("cmake", ["--preset", "native-release"]);
  run("cmake", ["--build", "--preset", "native-release"]);
  const passed = args.map((arg) => (arg.startsWith("-") ? arg : `--benchmark_filter=${arg}`));
  const built = join(root, "build/native-release");
  const benches = readdirSync(built).filter((file) => file.startsWith("bench_"));
  for (const bench of benches) run(join(built, bench), passed, { stdout: 1 });
}

function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      small: { type: "boolean", default: false },
      only: { type: "string", default: allGoals.join(",") },
      rounds: { type: "string", default: "4" },
      json: { type: "boolean", default: false },
    },
  });
  const goals = new Set(values.only.split(","));
  const unknown = [...goals].find((goal) => !allGoals.includes(goal));
  if (unknown) throw new SetupError(`--only takes some of ${allGoals.join(",")}; not ${unknown}`);
  const rounds = Number(values.rounds);
  if (!(Number.isInteger(rounds) && rounds > 0)) throw new SetupError("--rounds takes a number");
  return { small: values.small, json: values.json, goals, rounds };
}

await main(async () => {
  const args = process.argv.slice(2);
  if (args[0] === "--native") return native(args.slice(1));
  const options = readOptions(args);
  ensurePackages();
  ensureSystem({ tests: true });
  ensureModule();
  ensurePage();
  const { register } = await import("tsx/esm/api");
  register();
  const { bench } = await import("../tests/bench/run.ts");
  const { inMarkdown } = await import("../tests/bench/table.ts");
  const results = await bench(options);
  console.log(options.json ? JSON.stringify(results) : inMarkdown(results));
});
