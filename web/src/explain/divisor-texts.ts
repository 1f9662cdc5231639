import type { AggregateExplanation } from "../engine/explanation";
import type { FrequencyDivisor, Step } from "../engine/report";
import { formatCount } from "../format/numbers";
import { dividedBy, intervalsText, measured } from "./formula";
import { type Measure, quantity } from "./measure";
import { stepOf } from "./rungs";

/** What another reading of "per week" would give. */
export interface OtherReading {
  /** As docs/metrics.md and `--frequency-divisor` name it. */
  rule: FrequencyDivisor;
  words: string;
  /** "53 ÷ 11 weeks = 4.82 per week"; that there is no value where there is none. */
  text: string;
  inForce: boolean;
  tier: { name: string; color: string } | null;
}

/** Every reading of an average per interval, the one in force first. */
export function readingsOf(
  aggregate: AggregateExplanation,
  measure: Measure,
  steps: readonly Step[],
): OtherReading[] {
  const { divisor = [], divisorRule, per = "week" } = aggregate;
  const readings = divisor.map(({ rule, intervals, value }): OtherReading => {
    const step = value === null ? undefined : steps[stepOf(steps, value)];
    return {
      rule,
      words: dividedBy(rule, per),
      text:
        value === null || intervals === null
          ? "no value"
          : `${formatCount(measured(aggregate))} ÷ ${intervalsText(intervals, per)} = ${quantity(value, measure).text}`,
      inForce: rule === divisorRule,
      tier: step ? { name: step.name, color: step.color } : null,
    };
  });
  return readings.sort((a, b) => Number(b.inForce) - Number(a.inForce));
}
