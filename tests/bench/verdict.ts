import type { Spread } from "./spread";

/** A goal of docs/performance.md held against what was measured. */
export interface Verdict {
  goal: string;
  what: string;
  limit: number;
  /** Whether the measured value must not be above the limit; else it must not be below. */
  atMost: boolean;
  unit: string;
  /** No number where something that is needed for it is absent. */
  measured: Spread;
  /** Why the engine itself came to no number: that misses the goal, whatever the others did. */
  failed?: string | undefined;
}

type Rest = Pick<Verdict, "measured" | "failed"> & { unit?: string };

export function atMost(goal: string, what: string, limit: number, rest: Rest): Verdict {
  return { goal, what, limit, atMost: true, unit: "x", ...rest };
}

export function atLeast(goal: string, what: string, limit: number, rest: Rest): Verdict {
  return { goal, what, limit, atMost: false, unit: "x", ...rest };
}

/** The median decides. */
export function inWords({ limit, atMost, failed, measured: { median } }: Verdict): string {
  if (failed !== undefined) return `misses: ${failed}`;
  if (Number.isNaN(median)) return "not measured";
  const off = atMost ? median / limit - 1 : limit / median - 1;
  if (off <= 0) return "holds";
  if (off >= 1) return `misses by a factor of ${(off + 1).toFixed(1)}`;
  return `misses by ${(off * 100).toFixed(off < 0.1 ? 1 : 0)} %`;
}
