import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { laddersOf, withStep } from "../../web/src/model/ladders";
import { thresholdsOf, typedNumber, withThreshold } from "../../web/src/model/thresholds";

const folder = join(import.meta.dirname, "../../wasm/defaults/blueprints");
const read = (name: string) => readFileSync(join(folder, name), "utf8");

const steps = (calculation: string) =>
  thresholdsOf(calculation).map(({ tier, operator, number }) => `${tier} ${operator} ${number}`);

describe("the ladders of the guide", () => {
  it("are all found, and nothing else is", () => {
    const found = Object.fromEntries(
      readdirSync(folder).map((name) => [
        name,
        laddersOf(read(name)).map(({ property, thresholds }) => [property, thresholds.length]),
      ]),
    );
    const four = ["deploy_freq_tier", "lead_time_tier", "cfr_tier", "mttr_tier"];
    expect(found["service.json"]).toEqual(four.map((property) => [property, 3]));
    expect(found["_team.json"]?.map(([property]) => property).sort()).toEqual([...four].sort());
    expect(found["deployment.json"]).toEqual([]);
  });

  it("are read as they are meant", () => {
    const [frequency, lead] = laddersOf(read("service.json"));
    expect(frequency?.title).toBe("Deployment Frequency");
    expect(frequency?.colors.Elite).toBe("lime");
    expect(frequency?.thresholds.map(({ tier, number }) => [tier, number])).toEqual([
      ["Elite", "7"],
      ["High", "1"],
      ["Medium", "0.25"],
    ]);
    expect(lead?.thresholds.map(({ operator }) => operator)).toEqual(["<=", "<=", "<="]);
  });
});

describe("a ladder", () => {
  it("may be written in other ways", () => {
    expect(
      steps("if (.a>=7)then'Elite' elif ((.a // 0) > -.5) then 'So so' else 'Low' end"),
    ).toEqual(["Elite >= 7", "So so > -.5"]);
    expect(steps('if .a < 1e3 then "A" elif .a < 2.5E-1 then "B" else "C" end')).toEqual([
      "A < 1e3",
      "B < 2.5E-1",
    ]);
  });

  it("is not any comparison", () => {
    expect(steps('if .a == 0 then "none" elif .b == 1 then "one" else "some" end')).toEqual([]);
    expect(steps('if .a > 0 then "yes" else "no" end')).toEqual([]);
    expect(steps('if .a > 0 then 1 elif .a > 1 then 2 else "x" end')).toEqual([]);
  });

  it("keeps everything but the number, byte for byte", () => {
    const calculation = 'if  .a>=7 then\t"Elite" elif .a >= 1.50 then \'High\'  else "Löw" end # 7';
    const [elite, high] = thresholdsOf(calculation);
    if (!elite || !high) throw new Error("no ladder");
    expect(withThreshold(calculation, high, "2")).toBe(calculation.replace("1.50", "2"));
    expect(withThreshold(calculation, elite, "10")).toBe(calculation.replace(">=7", ">=10"));
    expect(withThreshold(calculation, high, high.number)).toBe(calculation);
  });

  it("is changed within its blueprint, of which nothing else changes", () => {
    const text = read("service.json");
    const ladder = laddersOf(text)[1];
    const step = ladder?.thresholds[0];
    if (!ladder || !step) throw new Error("no ladder");
    const changed = JSON.parse(withStep({ text }, ladder.property, step, "12"));
    const expected = JSON.parse(text);
    expected.calculationProperties.lead_time_tier.calculation =
      expected.calculationProperties.lead_time_tier.calculation.replace("<= 24", "<= 12");
    expect(changed).toEqual(expected);
  });
});

it("a typed number is one that jq reads", () => {
  expect(["7", " 0.25 ", "-1", "007", "0"].map(typedNumber)).toEqual(["7", "0.25", "-1", "7", "0"]);
  expect(["", "1,5", ".", "1.", "1e3", "abc"].map(typedNumber)).toEqual(Array(6).fill(null));
});
