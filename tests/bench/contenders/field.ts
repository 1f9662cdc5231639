import { type BenchPage, engineInChromium, inChromium } from "./chromium";
import { attempt, type Candidate } from "./contender";
import { jq } from "./jq";
import { inNode } from "./node-process";
import { packageUrl } from "./packages";
import { simdjsonNative, simdjsonWasm } from "./simdjson";

/** The names by which the goals refer to them. */
export const kNames = {
  engine: "dora-lens, Chromium's worker, from File",
  drain: "drain only, Chromium's worker, from File",
  parse: "text + JSON.parse + loop, Chromium's worker, from File",
  engineMemory: "dora-lens, Chromium's worker, in memory",
  parseMemory: "JSON.parse + loop, Chromium's worker, in memory",
  engineNode: "dora-lens, Node, streamed",
  drainNode: "drain only, Node, streamed",
  parseNode: "JSON.parse + loop, Node, from file",
  engineNodeMemory: "dora-lens, Node, in memory",
  parseNodeMemory: "JSON.parse + loop, Node, in memory",
  jq: "jq, from file",
  duckdb: "DuckDB, native, from file",
  simdjsonNative: "simdjson, native, in memory",
  simdjsonWasm: "simdjson, WebAssembly in Node, in memory",
} as const;

/** Everybody who reads a file of P1 and P2, with the name of the row. */
export async function openField(page: BenchPage): Promise<{ row: string; candidate: Candidate }[]> {
  const { engine, drain, parse, engineMemory, parseMemory } = kNames;
  const chromium: [string, Candidate][] = [
    [drain, inChromium(page, drain, "drain")],
    [engine, engineInChromium(page, engine)],
    [parse, inChromium(page, parse, "parse")],
    [engineMemory, inChromium(page, engineMemory, "engine-memory")],
    [parseMemory, inChromium(page, parseMemory, "parse-memory")],
  ];
  const opened: [string, Candidate][] = [];
  const openings = {
    [kNames.drainNode]: () => inNode(kNames.drainNode, "drain"),
    [kNames.engineNode]: () => inNode(kNames.engineNode, "engine"),
    [kNames.parseNode]: () => inNode(kNames.parseNode, "parse"),
    [kNames.engineNodeMemory]: () => inNode(kNames.engineNodeMemory, "engine-memory"),
    [kNames.parseNodeMemory]: () => inNode(kNames.parseNodeMemory, "parse-memory"),
    [kNames.jq]: jq,
    [kNames.duckdb]: async () =>
      inNode(kNames.duckdb, "duckdb", packageUrl("@duckdb/node-api", "lib/index.js")),
    [kNames.simdjsonNative]: simdjsonNative,
    [kNames.simdjsonWasm]: simdjsonWasm,
  };
  for (const [name, open] of Object.entries(openings)) {
    opened.push([name, await attempt(name, open)]);
  }
  return [...chromium, ...opened].map(([row, candidate]) => ({ row, candidate }));
}
