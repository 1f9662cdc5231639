// npm run bench [-- ARGS]: every native micro-benchmark, built for speed. ARGS go to Google
// Benchmark, such as --benchmark_filter=skip.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { main, root, run } from "./lib/run.mjs";
import { ensureSystem } from "./lib/system.mjs";

main(() => {
  ensureSystem({ benchmarks: true });
  run("cmake", ["--preset", "native-release"]);
  run("cmake", ["--build", "--preset", "native-release"]);
  const built = join(root, "build/native-release");
  const benches = readdirSync(built).filter((name) => name.startsWith("bench_"));
  for (const bench of benches) run(join(built, bench), process.argv.slice(2), { stdout: 1 });
});
