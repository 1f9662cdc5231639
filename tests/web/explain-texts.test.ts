import { expect, it, describe as suite } from "vitest";
import team from "../../wasm/defaults/blueprints/_team.json";
import service from "../../wasm/defaults/blueprints/service.json";
import type { Explanation, Question } from "../../web/src/engine/explanation";
import { describe } from "../../web/src/explain/describe";
import { leftOutText, ruleSentence } from "../../web/src/explain/left-out-texts";
import { ModelNames } from "../../web/src/explain/model-names";
import { nextTier, rungsOf, stepOf } from "../../web/src/explain/rungs";
import { tierLinks } from "../../web/src/model/tier-links";
import {
  checkout,
  failureRate,
  frequency,
  frequencyAggregate,
  guideDocuments,
  leadTime,
} from "./support/make-explanation";
import { makeReport } from "./support/make-report";

const names = new ModelNames(guideDocuments);
const titleOf = (property: string) => names.property("deployment", property);

function told(explanation: Explanation, properties: Record<string, number | string | null> = {}) {
  const report = makeReport();
  const entity = report.entities.service?.find(({ identifier }) => identifier === "checkout");
  Object.assign(entity?.properties ?? {}, properties);
  const question: Question = {
    kind: "property",
    blueprint: "service",
    identifier: "checkout",
    property: explanation.property ?? "",
  };
  return describe(explanation, { question, report, names });
}

suite("the explanation of a frequency", () => {
  const own = told(frequency(), { deploy_freq_tier: "High" });

  it("names the number and whose it is", () => {
    expect(own.title).toBe("Deployment Frequency of checkout");
    expect(own.value?.text).toBe("4.08 per week");
    expect(own.tier).toEqual({ name: "High", color: "blue" });
  });

  it("puts the values of the case into the formula", () => {
    expect(own.formula?.words).toBe(
      "deployments ÷ weeks from the first to the last, a begun week counting whole",
    );
    expect(own.formula?.values).toBe("53 deployments ÷ 13 weeks = 4.08 per week");
    expect(own.span).toBe("25 Aug 2026, 09:14 UTC – 21 Nov 2026, 16:40 UTC (88.3 days)");
    expect(own.window).toBe("all time");
  });

  it("says what counted and what did not, by reason", () => {
    expect(own.counted).toBe("53 of 61");
    expect(own.leftOut).toEqual(["5 in Staging", "2 Failed", "1 without a date"]);
    expect(own.rules).toEqual(["Deployment Status is Success", "Environment is Production"]);
  });

  it("says in deployments what the next tier would take", () => {
    expect(own.next).toBe("Elite from 7 per week: 38 more in this span");
    expect(own.rungs).toEqual([
      { name: "Elite", color: "lime", range: "from 7 per week", mine: false },
      { name: "High", color: "blue", range: "from 1 per week", mine: true },
      { name: "Medium", color: "orange", range: "from 0.25 per week", mine: false },
      { name: "Low", color: "red", range: "below 0.25 per week", mine: false },
    ]);
  });

  it("gives the other readings of a week, and the tier of each", () => {
    expect(own.readings.map(({ rule, text, tier }) => [rule, text, tier?.name])).toEqual([
      ["span", "53 ÷ 13 weeks = 4.08 per week", "High"],
      ["active-weeks", "53 ÷ 7 weeks = 7.57 per week", "Elite"],
      ["until-now", "53 ÷ 13 weeks = 4.08 per week", "High"],
      ["window", "53 ÷ 12.86 weeks = 4.12 per week", "High"],
      ["calendar-weeks", "53 ÷ 13 weeks = 4.08 per week", "High"],
    ]);
    expect(own.readings.filter(({ inForce }) => inForce).map(({ rule }) => rule)).toEqual(["span"]);
  });

  it("says why there is none", () => {
    const aggregate = frequencyAggregate({
      count: 0,
      leftOut: [],
      divisor: [],
      first: null,
      last: null,
    });
    const none = told(frequency({ value: null, aggregate }));
    expect(none.why).toBe("No deployment that is Success and in Production.");
    expect(none.value).toBeNull();
    expect(none.formula?.values).toBeNull();
  });
});

suite("the explanation of a mean", () => {
  it("divides the sum by how many have a value, in the words of its unit", () => {
    const own = told(leadTime(), { lead_time_tier: "High" });
    expect(own.value).toEqual({ text: "1 d 7 h", exact: "31.05 hours" });
    expect(own.formula?.values).toBe("15 d 13 h ÷ 12 pull requests = 1 d 7 h");
    expect(own.window).toBe(
      "merged in the last 30 days: 23 Oct 2026, 10:14 UTC – 22 Nov 2026, 10:14 UTC",
    );
    expect(own.rules).toEqual([]);
    expect(own.around).toBe(
      "median 9 h · p75 1 d 2 h · p90 4 d 1 h · least 30 min · most 8 d 20 h",
    );
    expect(own.next).toBe("Elite up to 1 d: must fall by 7 h 3 min");
  });

  it("says why there is none, in the window of the query", () => {
    const none = leadTime({ count: 0, withValue: 0, sum: null, median: null });
    expect(told({ ...none, value: null }).why).toBe("No pull request merged in the last 30 days.");
  });

  it("says that there are entities, but none with a value", () => {
    const none = leadTime({
      target: "pagerdutyIncident",
      property: "recoveryTime",
      window: null,
      rules: [],
      count: 3,
      withValue: 0,
    });
    expect(told({ ...none, value: null }).why).toBe(
      "None of the 3 incidents has a time to recovery.",
    );
  });
});

suite("the explanation of a calculation", () => {
  it("reads a share out of the program, and puts the values in", () => {
    const own = told(failureRate(53, 5), { cfr_tier: "High" });
    expect(own.formula?.words).toBe(
      "total incidents ÷ (total deployments + total incidents) × 100, rounded down",
    );
    expect(own.formula?.values).toBe("5 ÷ (53 + 5) × 100, rounded down = 8 %");
    expect(own.next).toBe("Elite up to 5 %: must fall by 3 points");
    expect(own.tier?.name).toBe("High");
  });

  it("has no value where what it divides by is missing, and says that", () => {
    expect(told(failureRate(0, 5)).why).toBe("No deployment.");
  });

  it("reads a quotient, too", () => {
    const own = told({
      title: "Deployment Frequency (per service)",
      property: "deployment_frequency_per_service",
      entity: { blueprint: "_team", identifier: "t", title: "Payments" },
      value: 4.01,
      program: team.calculationProperties.deployment_frequency_per_service.calculation,
      inputs: [
        { title: "Services Count", property: "services_count", value: 3 },
        {
          title: "Deployment Frequency (per week)",
          property: "deployment_frequency",
          value: 12.03,
        },
      ],
    });
    expect(own.formula?.words).toBe("deployment frequency ÷ services count");
    expect(own.formula?.values).toBe("12.03 ÷ 3 = 4.01 per service");
  });

  it("of another kind names what it reads", () => {
    for (const program of [
      ".properties.total_deployments | sqrt",
      ".properties.total_deployments / .properties.total_incidents * 60", // no quotient alone
    ]) {
      expect(told({ ...failureRate(53, 5), program }).formula).toEqual({
        words: "a calculation of Total Deployments, Total Incidents",
        values: null,
      });
    }
  });
});

suite("the explanation of a tier", () => {
  const tier = (value: string, input: Explanation): Explanation => ({
    title: "Lead Time for Changes",
    property: "lead_time_tier",
    entity: checkout,
    value,
    program: service.calculationProperties.lead_time_tier.calculation,
    inputs: [input],
  });

  it("stands on the ladder at the number that it judges", () => {
    const own = told(tier("High", leadTime()), { lead_time_for_changes: 31.05 });
    expect(own.judged).toBe("1 d 7 h");
    expect(own.rungs.find(({ mine }) => mine)?.name).toBe("High");
    expect(own.rungs.map(({ range }) => range)).toEqual([
      "up to 1 d",
      "up to 7 d",
      "up to 30 d",
      "above 30 d",
    ]);
    expect(own.formula?.values).toBe("1 d 7 h: High");
  });

  it("without a number says so, and what the model gives for that", () => {
    const none = { ...leadTime({ count: 0, withValue: 0 }), value: null };
    const own = told(tier("Low", none), { lead_time_for_changes: null });
    expect(own.why).toBe(
      "No pull request merged in the last 30 days; for that the model gives Low.",
    );
    expect(own.tier?.name).toBe("Low");
    expect(own.rungs.some(({ mine }) => mine)).toBe(false);
  });
});

suite("which tier judges which number", () => {
  it("is read from the programs of the guide", () => {
    expect(tierLinks(JSON.stringify(service)).map(({ tier, of }) => [tier, of])).toEqual([
      ["deploy_freq_tier", "deployment_frequency"],
      ["lead_time_tier", "lead_time_for_changes"],
      ["cfr_tier", "change_failure_rate"],
      ["mttr_tier", "mean_time_to_recovery"],
    ]);
    expect(tierLinks(JSON.stringify(team)).map(({ tier, of }) => [tier, of])).toEqual([
      ["deploy_freq_tier", "deployment_frequency_per_service"],
      ["lead_time_tier", "lead_time_for_changes"],
      ["cfr_tier", "change_failure_rate"],
      ["mttr_tier", "mean_time_to_recovery"],
    ]);
  });
});

suite("reasons", () => {
  const aggregate = frequencyAggregate({
    window: { property: "createdAt", from: "2026-08-01T00:00:00Z", to: "2026-11-22T00:00:00Z" },
  });
  it.each([
    [{ reason: "after" as const }, "3 after 22 Nov 2026"],
    [{ reason: "before" as const }, "3 before 1 Aug 2026"],
    [{ reason: "before" as const, property: "createdAt" }, "3 deployed before 1 Aug 2026"],
    [{ reason: "without" as const }, "3 left out one by one"],
    [{ reason: "facet" as const, title: "Bots" }, "3 left out by Bots in Data health"],
    [{ reason: "strategy" as const, title: "Releases" }, "3 found in another way (Releases)"],
    [{ reason: "repeated" as const }, "3 told of before"],
    [{ reason: "view" as const }, "3 of another team or service"],
    [{ reason: "no-value" as const, property: "environment" }, "3 without an environment"],
    [{ reason: "rule" as const, property: "environment", value: null }, "3 without an environment"],
    [{ reason: "rule" as const, property: "release", value: "v1" }, "3 with release v1"],
    [{ reason: "rule" as const, property: "createdAt" }, "3 deployed at another time"],
  ])("%o", (reason, text) => {
    expect(leftOutText({ ...reason, count: 3 }, aggregate, titleOf)).toBe(text);
  });

  it("names a rule that the view has put in", () => {
    expect(
      ruleSentence(
        { property: "environment", operator: "=", values: ["Staging", "Test"], fromView: true },
        titleOf,
      ),
    ).toBe("Environment is Staging or Test (as filtered)");
  });

  it("leaves names as they are", () => {
    const rule = { property: "environment", operator: "=", values: ["Research and Development"] };
    expect(ruleSentence(rule, titleOf)).toBe("Environment is Research and Development");
  });
});

suite("a ladder", () => {
  const steps = [
    { name: "Good", color: "lime", operator: ">" as const, value: 2 },
    { name: "Bad", color: "red", operator: "<=" as const, value: 2 },
  ];
  const plain = { unit: "none", suffix: "" } as const;
  it("takes one more where an edge does not belong to the better tier", () => {
    expect(nextTier(steps, 2, plain, { count: 4, intervals: 2 })).toBe(
      "Good above 2: 1 more in this span",
    );
  });
  it("has an end", () => {
    expect(nextTier(steps, 3, plain)).toBe("the best there is");
    expect(stepOf(steps, 2)).toBe(1);
    expect(rungsOf(steps, null, plain).some(({ mine }) => mine)).toBe(false);
  });
});
