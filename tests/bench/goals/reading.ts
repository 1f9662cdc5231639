import { kNames as n } from "../contenders/field";
import { type Row, timesOf } from "../rounds";
import { ratios, type Spread } from "../spread";
import { atLeast, atMost, type Verdict } from "../verdict";

interface Limits {
  drain: number;
  parse: number;
  duckdb: number;
  parseMemory: number;
}

/** What P1 and P2 have in common. */
function verdicts(goal: string, rows: readonly Row[], limits: Limits): Verdict[] {
  const times = (above: string, below: string): { measured: Spread } => ({
    measured: ratios(timesOf(rows, above), timesOf(rows, below)),
  });
  return [
    atMost(goal, "File to report / draining the File", limits.drain, times(n.engine, n.drain)),
    atLeast(goal, "faster than text + JSON.parse + loop", limits.parse, times(n.parse, n.engine)),
    atLeast(goal, "faster than DuckDB, native", limits.duckdb, times(n.duckdb, n.engine)),
    atLeast(
      goal,
      "in memory, faster than JSON.parse + loop in Chromium",
      limits.parseMemory,
      times(n.parseMemory, n.engineMemory),
    ),
  ];
}

/** P1: raw pull requests. */
export function pullRequestVerdicts(rows: readonly Row[]): Verdict[] {
  const node = ratios(timesOf(rows, n.parseNodeMemory), timesOf(rows, n.engineNodeMemory));
  return [
    ...verdicts("P1", rows, { drain: 1.15, parse: 4, duckdb: 2, parseMemory: 10 }),
    atLeast("P1", "in memory, faster than JSON.parse + loop in Node", 25, { measured: node }),
  ];
}

/** P2: Port entities. */
export function entityVerdicts(rows: readonly Row[]): Verdict[] {
  const simdjson = ratios(timesOf(rows, n.simdjsonNative), timesOf(rows, n.engineMemory));
  return [
    ...verdicts("P2", rows, { drain: 1.5, parse: 2.5, duckdb: 15, parseMemory: 5 }),
    atLeast("P2", "in memory, as fast as simdjson, native", 1, { measured: simdjson }),
  ];
}
