import { execFile } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { findProgram, root, run, say } from "../../../scripts/lib/run.mjs";
import { buildWhenStale } from "../../../scripts/lib/stamp.mjs";
import { iso, kMonthAgo } from "../data/calendar";
import type { Contender } from "./contender";
import { inNode } from "./node-process";
import { packagePath } from "./packages";

const kName = "simdjson 3.9.4 on-demand";
const folder = "build/bench-simdjson";

function compile(compiler: string, flags: string[], main: string, output: string): string {
  if (!findProgram(compiler)) throw new Error(`${compiler} is not installed`);
  const source = join(packagePath("@nozbe/simdjson"), "src");
  const path = join(folder, output);
  const inputs = ["tests/bench/simdjson", "tests/bench/packages"];
  buildWhenStale({ stamp: `${path}.built`, inputs, outputs: [path] }, () => {
    say(`compiling simdjson with ${compiler}`);
    mkdirSync(join(root, folder), { recursive: true });
    const ours = ["aggregate.cpp", main].map((name) => join("tests/bench/simdjson", name));
    // env, since an optimised link of Debian's Emscripten looks for packages in Debian's folder.
    run("env", [
      ...["NODE_PATH=/usr/share/nodejs", compiler, "-std=c++17", "-O3", "-DNDEBUG", ...flags],
      ...["-I", source, ...ours, join(source, "simdjson.cpp"), "-o", path],
    ]);
  });
  return join(root, path);
}

/** On bytes in memory, as a program for this very machine. */
export async function simdjsonNative(): Promise<Contender> {
  const program = compile("g++", ["-march=native"], "native.cpp", "native");
  const execute = promisify(execFile);
  return {
    name: `${kName}, native, in memory`,
    async run({ path, shape }) {
      const { stdout } = await execute(program, [shape, path, iso(kMonthAgo)]);
      const [ms, deployments, changes, hours] = JSON.parse(stdout) as number[] & { length: 4 };
      return { ms: ms ?? 0, aggregate: { deployments, changes, hours } as never };
    },
    close: async () => undefined,
  };
}

/** On bytes in memory, as WebAssembly in Node; simdjson has no kernel of its own for it. */
export async function simdjsonWasm(): Promise<Contender> {
  const flags = [
    ...["-msimd128", "-sALLOW_MEMORY_GROWTH", "-sWASM_ASYNC_COMPILATION=0", "-sFILESYSTEM=0"],
    ...["-sENVIRONMENT=node", "-sMODULARIZE", "-fexceptions"],
    "-sEXPORTED_FUNCTIONS=_buffer,_aggregate,_malloc",
  ];
  const path = compile("em++", flags, "module.cpp", "simdjson.cjs");
  return inNode(`${kName}, WebAssembly in Node, in memory`, "simdjson-wasm", path);
}
