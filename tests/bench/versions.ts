import { cpus, release, totalmem, type } from "node:os";
import type { Browser } from "playwright-core";
import { output } from "../../scripts/lib/run.mjs";

/** What a table means nothing without. */
export function machine(browser: Browser): Record<string, string> {
  const first = (command: string, ...args: string[]) =>
    output(command, args)?.split("\n")[0] ?? "absent";
  const processors = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: first("git", "rev-parse", "--short", "HEAD"),
    machine: `${processors.length} x ${processors[0]?.model.trim() ?? "unknown"}, ${Math.round(totalmem() / 2 ** 30)} GB`,
    system: `${type()} ${release()}`,
    Chromium: browser.version(),
    Node: process.versions.node,
    jq: first("jq", "--version"),
    DuckDB: "@duckdb/node-api 1.5.6-r.1",
    simdjson: "@nozbe/simdjson 3.9.4",
    "g++": first("g++", "-dumpfullversion"),
    Emscripten: first("emcc", "-dumpversion"),
  };
}
