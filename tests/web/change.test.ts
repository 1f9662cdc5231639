import { describe, expect, it } from "vitest";
import { changeOf, higherIsBetter } from "../../web/src/dashboard/change-words";
import { periodWords } from "../../web/src/dashboard/period-words";
import type { Step } from "../../web/src/engine/report";
import { previousOf } from "../../web/src/state/comparison";

const step = (operator: Step["operator"], value: number, color: string): Step => ({
  name: color,
  operator,
  value,
  color,
});
const kMore = [step(">=", 7, "lime"), step(">=", 1, "blue"), step(">=", 0.25, "orange")];
const kLess = [step("<=", 24, "lime"), step("<=", 168, "blue"), step("<=", 720, "orange")];

const number = (value: number | null, unit: string, ladder: Step[] = []) => ({
  value,
  unit,
  ladder,
  number: value === null ? null : value.toFixed(2),
  display: value === null ? null : `${value.toFixed(2)} ${unit}`,
});
const change = (now: number | null, before: number | null, unit: string, ladder?: Step[]) =>
  changeOf(number(now, unit, ladder), number(before, unit, ladder));

describe("the change of a number", () => {
  it("is a part of the number before, better where more is better", () => {
    expect(change(4.48, 4, "per week", kMore)).toEqual({
      arrow: "up",
      words: "12 % better",
      verdict: "better",
    });
    expect(change(3, 4, "per week", kMore)).toMatchObject({ arrow: "down", words: "25 % worse" });
  });

  it("is a length of time, and slower where less is better", () => {
    expect(change(31, 28, "Hours", kLess)).toEqual({
      arrow: "up",
      words: "3 h slower",
      verdict: "worse",
    });
    expect(change(42, 60, "Minutes", kLess)).toMatchObject({ words: "18 min faster" });
  });

  it("is in points of a percentage", () => {
    expect(change(8, 12, "%", kLess)).toMatchObject({ words: "4 points better", arrow: "down" });
    expect(change(9, 8, "%", kLess)).toMatchObject({ words: "1 point worse" });
  });

  it("is neither good nor bad without a ladder", () => {
    expect(change(6, 4, "deployments")).toEqual({
      arrow: "up",
      words: "50 % more",
      verdict: "neutral",
    });
    expect(change(1, 2, "Hours")).toMatchObject({ words: "1 h less", verdict: "neutral" });
  });

  it("names the number before where a percentage of it would say nothing", () => {
    expect(change(4, 0, "per week", kMore)?.words).toBe("better, from 0.00");
    expect(change(4, 0.02, "per week", kMore)?.words).toBe("better, from 0.02");
    expect(change(0, 4, "per week", kMore)?.words).toBe("100 % worse");
  });

  it("is none where the same is shown", () => {
    expect(change(4.001, 4.002, "per week", kMore)).toEqual({
      arrow: null,
      words: "as before",
      verdict: "neutral",
    });
  });

  it("says where there is no value now or was none before", () => {
    expect(change(4, null, "per week", kMore)?.words).toBe("no value before");
    expect(change(null, 4, "per week", kMore)?.words).toBe("before: 4.00 per week");
    expect(change(null, null, "per week", kMore)).toBeNull();
  });
});

describe("what is better", () => {
  it("is told by the colours at the ends of a ladder, however it compares", () => {
    expect(higherIsBetter(kMore)).toBe(true);
    expect(higherIsBetter(kLess)).toBe(false);
    expect(higherIsBetter([step(">=", 31, "red"), step(">=", 6, "orange")])).toBe(false);
    expect(higherIsBetter([step("<", 1, "red"), step("<", 7, "green")])).toBe(true);
  });

  it("is told by how the ladder compares where the colours say nothing", () => {
    expect(higherIsBetter([step(">=", 1, "pink")])).toBe(true);
    expect(higherIsBetter([step("<=", 1, "pink")])).toBe(false);
    expect(higherIsBetter([step("=", 1, "pink")])).toBeNull();
    expect(higherIsBetter([])).toBeNull();
  });
});

describe("the period before", () => {
  const kNow = Date.UTC(2026, 10, 22, 10, 14);

  it("is as long as the one shown, and ends where that begins", () => {
    const view = { from: Date.UTC(2026, 7, 1), to: Date.UTC(2026, 10, 1) - 1, only: [] };
    const previous = previousOf({ nowMs: view.to, divisor: "window", view });
    expect(previous.settings).toEqual({
      nowMs: Date.UTC(2026, 7, 1) - 1,
      divisor: "window",
      view: { from: Date.UTC(2026, 4, 1), to: Date.UTC(2026, 7, 1) - 1, only: [] },
    });
    expect(periodWords(previous)).toBe("1 May – 31 Jul 2026, the period of the same length before");
  });

  it("is everything as of 30 days before where no range is chosen", () => {
    const previous = previousOf({ nowMs: kNow, view: {} });
    const before = Date.UTC(2026, 9, 23, 10, 14);
    expect(previous).toEqual({ settings: { nowMs: before, view: { to: before } }, range: null });
    expect(periodWords(previous)).toBe("the same numbers as of 23 Oct 2026, 30 days before");
  });
});
