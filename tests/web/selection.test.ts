import { describe, expect, it } from "vitest";
import { isDay, kEverything, sameSelection, viewOf } from "../../web/src/state/selection";

const kNow = Date.UTC(2026, 10, 22, 10, 14);
const shown = (part: Partial<typeof kEverything>, usual?: number) =>
  viewOf({ ...kEverything, ...part }, kNow, usual);
const moments = (ms: number | undefined) => (ms === undefined ? ms : new Date(ms).toISOString());

describe("what a selection asks of the engine", () => {
  it("is the model's own view, today, while nothing is chosen", () => {
    expect(shown({})).toEqual({ asOf: null, view: {} });
  });

  it("is of teams and services at once, and of other environments", () => {
    expect(shown({ teams: ["a", ""], services: ["s"], environments: ["Staging"] }).view).toEqual({
      only: [
        { blueprint: "_team", identifiers: ["a", ""] },
        { blueprint: "service", identifiers: ["s"] },
      ],
      instead: [{ blueprint: "deployment", property: "environment", values: ["Staging"] }],
    });
    expect(shown({ environments: [] }).view.instead?.[0]?.values).toEqual([]);
  });

  it("is as of the end of its last day, in the model's own windows", () => {
    const { asOf, view } = shown({ to: "2026-10-31" });
    expect(moments(asOf ?? 0)).toBe("2026-10-31T23:59:59.999Z");
    expect(view).toEqual({ to: asOf });
  });

  it("is of whole days from the first to the last", () => {
    const { view } = shown({ from: "2026-08-01", to: "2026-10-31" });
    expect(moments(view.from)).toBe("2026-08-01T00:00:00.000Z");
    expect(moments(view.to)).toBe("2026-10-31T23:59:59.999Z");
  });

  it("ends now when it has no last day", () => {
    expect(shown({ from: "2026-11-01" })).toEqual({
      asOf: null,
      view: { from: Date.UTC(2026, 10, 1), to: kNow },
    });
  });

  it("is of so many whole days up to a last one", () => {
    const { view } = shown({ last: 30, to: "2026-10-31" });
    expect(moments(view.from)).toBe("2026-10-02T00:00:00.000Z");
  });

  it("is as of the usual moment, unless today is asked for", () => {
    const usual = Date.UTC(2026, 7, 30, 23, 59, 59, 999);
    expect(shown({}, usual)).toEqual({ asOf: usual, view: { to: usual } });
    expect(shown({ to: "today" }, usual)).toEqual({ asOf: null, view: {} });
  });
});

describe("selections", () => {
  it("are the same whatever the order of what was chosen", () => {
    const one = { ...kEverything, teams: ["a", "b"], leaveOut: { x: ["1", "2"], y: [] } };
    const other = { ...kEverything, teams: ["b", "a"], leaveOut: { x: ["2", "1"] } };
    expect(sameSelection(one, other)).toBe(true);
    expect(sameSelection(one, { ...other, compare: false })).toBe(false);
    expect(sameSelection(one, { ...other, environments: [] })).toBe(false);
  });
});

describe("a day", () => {
  it("is one that there is", () => {
    expect(["2026-02-28", "2024-02-29"].every(isDay)).toBe(true);
    expect(["2026-02-29", "2026-13-01", "26-01-01", "2026-01-01T00:00", ""].some(isDay)).toBe(
      false,
    );
  });
});
