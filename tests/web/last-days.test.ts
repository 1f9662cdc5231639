import { describe, expect, it } from "vitest";
import type { InputReport } from "../../web/src/engine/report";
import { lastDays } from "../../web/src/intake/last-days";

const input = (source: string, to: string | null, spans?: InputReport["spans"]): InputReport => ({
  name: `${source}.json`,
  source,
  bytes: 1,
  records: 1,
  entities: {},
  span: to === null ? null : { from: "2020-01-01T00:00:00Z", to },
  ...(spans && { spans }),
  skipped: [],
  warnings: [],
});
const days = (...inputs: InputReport[]) =>
  lastDays(inputs).map(({ moment, sources }) => [new Date(moment).toISOString(), ...sources]);

describe("the days on which data ends", () => {
  it("are each source's own, the latest first", () => {
    expect(
      days(
        input("github-pull-requests", "2022-04-14T09:00:00Z"),
        input("pagerduty-incidents", "2024-06-03T09:00:00Z"),
        input("github-pull-requests", "2022-01-01T09:00:00Z"),
      ),
    ).toEqual([
      ["2024-06-03T23:59:59.999Z", "PagerDuty incidents"],
      ["2022-04-14T23:59:59.999Z", "GitHub pull requests"],
    ]);
  });

  it("are of the last deployment, though a pull request was opened after it", () => {
    const spans = {
      githubPullRequest: { from: "2020-01-01T00:00:00Z", to: "2022-04-14T09:00:00Z" },
      deployment: { from: "2020-01-01T00:00:00Z", to: "2022-02-14T09:00:00Z" },
    };
    expect(days(input("github-pull-requests", "2022-04-14T09:00:00Z", spans))).toEqual([
      ["2022-02-14T23:59:59.999Z", "GitHub pull requests"],
    ]);
  });

  it("are one where sources end close together, with something of each", () => {
    expect(
      days(
        input("pagerduty-incidents", "2024-06-03T09:00:00Z"),
        input("github-pull-requests", "2024-06-20T09:00:00Z"),
      ),
    ).toEqual([["2024-06-20T23:59:59.999Z", "GitHub pull requests", "PagerDuty incidents"]]);
  });

  it("are of what metrics count, where that is known, and none where nothing has a time", () => {
    const spans = { deployment: { from: "2022-01-01T00:00:00Z", to: "2022-02-01T00:00:00Z" } };
    expect(days(input("service-teams", null))).toEqual([]);
    expect(days(input("github-pull-requests", "2022-04-14T09:00:00Z", spans))[0]?.[0]).toBe(
      "2022-02-01T23:59:59.999Z",
    );
  });
});
