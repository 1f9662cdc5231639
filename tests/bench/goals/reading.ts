import { kNames as n } from "../contenders/field";
import { absenceOf, type Row, timesOf } from "../rounds";
import { ratios } from "../spread";
import { atLeast, atMost, type Verdict } from "../verdict";

interface Limits {
  drain: number;
  parse: number;
  duckdb: number;
  parseMemory: number;
}

/** One of the two is the engine. */
function times(rows: readonly Row[], above: string, below: string) {
  const engine = [n.engine, n.engineMemory, n.engineNodeMemory].find(
    (name) => name === above || name === below,
  );
  return {
    measured: ratios(timesOf(rows, above), timesOf(rows, below)),
    failed: engine && absenceOf(rows, engine),
  };
}

/** What P1 and P2 have in common. */
function verdicts(goal: string, rows: readonly Row[], limits: Limits): Verdict[] {
  return [
    atMost(
      goal,
      "File to report / draining the File",
      limits.drain,
      times(rows, n.engine, n.drain),
    ),
    atLeast(
      goal,
      "faster than text + JSON.parse + loop",
      limits.parse,
      times(rows, n.parse, n.engine),
    ),
    atLeast(goal, "faster than DuckDB, native", limits.duckdb, times(rows, n.duckdb, n.engine)),
    atLeast(
      goal,
      "in memory, faster than JSON.parse + loop in Chromium",
      limits.parseMemory,
      times(rows, n.parseMemory, n.engineMemory),
    ),
  ];
}

/** P1: raw pull requests. */
export function pullRequestVerdicts(rows: readonly Row[]): Verdict[] {
  const node = times(rows, n.parseNodeMemory, n.engineNodeMemory);
  return [
    ...verdicts("P1", rows, { drain: 1.15, parse: 4, duckdb: 2, parseMemory: 10 }),
    atLeast("P1", "in memory, faster than JSON.parse + loop in Node", 25, node),
  ];
}

/** P2: Port entities. */
export function entityVerdicts(rows: readonly Row[]): Verdict[] {
  const simdjson = times(rows, n.simdjsonNative, n.engineMemory);
  return [
    ...verdicts("P2", rows, { drain: 1.5, parse: 2.5, duckdb: 15, parseMemory: 5 }),
    atLeast("P2", "in memory, as fast as simdjson, native", 1, simdjson),
  ];
}
