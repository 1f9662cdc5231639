import team from "../../../wasm/defaults/blueprints/_team.json";
import deployment from "../../../wasm/defaults/blueprints/deployment.json";
import pullRequest from "../../../wasm/defaults/blueprints/githubPullRequest.json";
import incident from "../../../wasm/defaults/blueprints/pagerdutyIncident.json";
import service from "../../../wasm/defaults/blueprints/service.json";
import type { AggregateExplanation, Explanation } from "../../../web/src/engine/explanation";
import type { ModelDocument } from "../../../web/src/engine/model";

/** The guide's blueprints, as the engine gives the documents of a model. */
export const guideDocuments: ModelDocument[] = [
  team,
  deployment,
  pullRequest,
  incident,
  service,
].map((blueprint) => ({
  kind: "blueprint",
  identifier: blueprint.identifier,
  title: blueprint.title,
  changed: false,
  text: JSON.stringify(blueprint),
}));

export const checkout = { blueprint: "service", identifier: "checkout", title: "checkout" };

export function frequencyAggregate(
  changes: Partial<AggregateExplanation> = {},
): AggregateExplanation {
  return {
    target: "deployment",
    func: "average",
    per: "week",
    measureTimeBy: "createdAt",
    path: [],
    rules: [
      { property: "deploymentStatus", operator: "=", values: ["Success"] },
      { property: "environment", operator: "=", values: ["Production"] },
    ],
    window: null,
    count: 54, // of which one has no date
    first: "2026-08-25T09:14:00Z",
    last: "2026-11-21T16:40:00Z",
    divisor: [
      { rule: "span", intervals: 13, value: 53 / 13 },
      { rule: "active-weeks", intervals: 7, value: 53 / 7 },
      { rule: "until-now", intervals: 13, value: 53 / 13 },
      { rule: "window", intervals: 90 / 7, value: (53 * 7) / 90 },
      { rule: "calendar-weeks", intervals: 13, value: 53 / 13 },
    ],
    divisorRule: "span",
    leftOut: [
      { reason: "rule", property: "environment", value: "Staging", count: 5 },
      { reason: "rule", property: "deploymentStatus", value: "Failed", count: 2 },
      { reason: "no-time", count: 1 },
    ],
    ...changes,
  };
}

/** The deployment frequency of a service, with its rows. */
export function frequency(changes: Partial<Explanation> = {}): Explanation {
  return {
    title: "Deployment Frequency (per week)",
    property: "deployment_frequency",
    entity: checkout,
    value: 53 / 13,
    aggregate: frequencyAggregate(),
    rows: {
      blueprint: "deployment",
      total: 53,
      totalOthers: 1,
      rows: Array.from({ length: 53 }, (_, index) => ({
        identifier: `d${index}`,
        title: `Change ${index}`,
        link: index === 1 ? "javascript:alert(1)" : `https://example.com/${index}`,
        service: "checkout",
        time: new Date(Date.UTC(2026, 10, 21) - index * 86_400_000).toISOString(),
      })),
      others: [{ identifier: "s1", title: "Try it", time: "2026-11-01T00:00:00Z", why: 0 }],
    },
    ...changes,
  };
}

/** Mean lead time of pull requests merged in the last 30 days. */
export function leadTime(changes: Partial<AggregateExplanation> = {}): Explanation {
  return {
    title: "Lead Time for Changes (Hours)",
    property: "lead_time_for_changes",
    entity: checkout,
    value: 31.05,
    aggregate: {
      target: "githubPullRequest",
      func: "average",
      property: "cycle_time_hours",
      measureTimeBy: "$createdAt",
      path: [],
      rules: [
        {
          property: "mergedAt",
          operator: "between",
          preset: "lastMonth",
          from: "2026-10-23T10:14:00Z",
          to: "2026-11-22T10:14:00Z",
        },
      ],
      window: {
        property: "mergedAt",
        preset: "lastMonth",
        from: "2026-10-23T10:14:00Z",
        to: "2026-11-22T10:14:00Z",
      },
      count: 12,
      withValue: 12,
      sum: 372.6,
      mean: 31.05,
      median: 9,
      p75: 26,
      p90: 97,
      min: 0.5,
      max: 212,
      leftOut: [],
      ...changes,
    },
  };
}

/** A count of a service: "Total Deployments". */
export function total(
  property: "total_deployments" | "total_incidents",
  count: number,
): Explanation {
  const deployments = property === "total_deployments";
  return {
    title: deployments ? "Total Deployments" : "Total Incidents",
    property,
    entity: checkout,
    value: count,
    aggregate: {
      target: deployments ? "deployment" : "pagerdutyIncident",
      func: "count",
      path: [],
      rules: [],
      window: null,
      count,
      leftOut: [],
    },
  };
}

/** The failure rate of a service, of so many deployments and incidents. */
export function failureRate(deployments: number, incidents: number): Explanation {
  const share = (100 * incidents) / (deployments + incidents);
  return {
    title: "Change Failure Rate (%)",
    property: "change_failure_rate",
    entity: checkout,
    value: deployments === 0 ? null : Math.floor(share),
    program: service.calculationProperties.change_failure_rate.calculation,
    inputs: [total("total_deployments", deployments), total("total_incidents", incidents)],
  };
}
