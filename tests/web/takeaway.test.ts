import { describe, expect, test } from "vitest";
import { tableColumns } from "../../web/src/dashboard/table-columns";
import { ownGroups } from "../../web/src/dashboard/table-groups";
import type { ShownTable } from "../../web/src/dashboard/table-views";
import type { NumberWidget, Report, TableWidget } from "../../web/src/engine/report";
import type { View } from "../../web/src/engine/settings";
import { badgeSvg } from "../../web/src/takeaway/badge";
import { chartsOf } from "../../web/src/takeaway/charts";
import { markdownOf, type PageContext } from "../../web/src/takeaway/markdown";
import { plain } from "../../web/src/takeaway/markdown-text";
import { svgText } from "../../web/src/takeaway/picture";
import { reportText } from "../../web/src/takeaway/report-text";
import { makeReport } from "./support/make-report";

function shownTables(report: Report): Map<string, () => ShownTable> {
  const widget = report.widgets.find(({ id }) => id === "serviceDoraTable") as TableWidget;
  const shown = {
    columns: tableColumns(widget, report),
    groups: ownGroups(widget, report),
    groupTitle: "Team",
    trends: [],
    report,
  };
  return new Map([[widget.id, () => shown]]);
}

const write = (report: Report, view: View = {}, compared: PageContext["compared"] = null) =>
  markdownOf(report, { view, tables: shownTables(report), sample: false, compared });

/** The cells of a line of a table, as a reader of Markdown parts them. */
const cells = (line: string) =>
  line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());

describe("Markdown", () => {
  test("begins with the moment, the files and what does not count", () => {
    const report = makeReport();
    report.dashboard = { identifier: "dora", title: "DORA of *Acme*" };
    report.inputs = [{ name: "a|b.json" }, { name: "c.json" }] as Report["inputs"];
    report.facets = [
      {
        identifier: "bots",
        title: "Author",
        blueprint: "githubPullRequest",
        entities: 9,
        values: [],
        leftOut: { githubPullRequest: 3, deployment: 1 },
      },
    ];
    expect(write(report).split("\n").slice(0, 7)).toEqual([
      "# DORA of \\*Acme\\*",
      "",
      "- As of 22 Nov 2026, 10:14 UTC.",
      "- From 2 files: a\\|b.json, c.json.",
      "- Windows are the model's own, as each number says.",
      "- Left out, as chosen in data health: 3 pull requests, 1 deployment.",
      "",
    ]);
  });

  test("says of which part of the data it is", () => {
    const text = write(makeReport(), {
      only: [{ blueprint: "_team", identifiers: ["team-0", ""] }],
      instead: [{ blueprint: "deployment", property: "environment", values: ["Staging"] }],
      from: Date.UTC(2026, 8, 1),
      to: Date.UTC(2026, 9, 1) - 1,
      without: [{ blueprint: "deployment", identifiers: ["a", "b"] }],
    });
    for (const line of [
      "- Only \\_team: Payments, none.",
      "- With environment: Staging.",
      "- Everything since 1 Sep 2026.",
      "- Nothing after 30 Sep 2026 counts.",
      "- Left out one by one: 2 deployments.",
    ]) {
      expect(text.split("\n")).toContain(line);
    }
    expect(text).not.toContain("Windows are the model's own");
  });

  test("has every number with its tier, and its change where one is known", () => {
    const report = makeReport();
    (report.widgets[0] as NumberWidget).value = null;
    const changes = new Map([["leadTimeKpi", "3 h slower"]]);
    const lines = write(report, {}, { changes, period: "30 days before" }).split("\n");
    expect(lines).toContain("- Changes are against 30 days before.");
    const rows = lines.filter((line) => /^\| Avg/.test(line)).map(cells);
    expect(rows[0]?.[1]).toBe(
      "No team has a service yet. Add a list of services with their teams.",
    );
    expect(rows[1]?.slice(0, 4)).toEqual([
      "Avg Lead Time for Changes",
      "31.04 Hours",
      "High",
      "3 h slower",
    ]);
    expect(rows).toHaveLength(4);
    expect(rows.every((row) => row.length === 5)).toBe(true);
  });

  test("has the tables as they are shown, and the weeks of the charts", () => {
    const report = makeReport();
    const text = write(report);
    const table = text.slice(text.indexOf("## Service"), text.indexOf("## Team"));
    const rows = table
      .split("\n")
      .filter((line) => line.startsWith("| "))
      .map(cells);
    expect(rows).toHaveLength(2 + 7);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([9]));
    expect(rows.at(-1)?.[0]).toBe("No team");
    expect(rows.find((row) => row[1] === "experiments")).toContain("no merges in 30 days");
    expect(text).toContain("(so far) |");
  });

  test("ends a table before it outgrows a comment, and says how many rows are missing", () => {
    const text = write(makeReport({ services: 500, teams: 1 }));
    expect(text).toContain("300 more rows are in the CSV of this table.");
  });

  test.each([
    ["a|b", "a\\|b"],
    ["line\r\nbreak", "line break"],
    ["<img src=x onerror=y>", "\\<img src=x onerror=y\\>"],
    ["[a](javascript:x)", "\\[a\\](javascript:x)"],
    ["`a` *b* _c_", "\\`a\\` \\*b\\* \\_c\\_"],
    ["@acme/team", "@&#8203;acme/team"],
    ["fixes #12", "fixes #&#8203;12"],
    ["a & b", "a &amp; b"],
    ["&lt;", "&amp;lt;"],
    ["back\\slash", "back\\\\slash"],
    ["- not a list", "\\- not a list"],
    ["1. not a list", "\\1. not a list"],
    ["# Big", "\\# Big"],
    ["---", "\\---"],
    ["$x$", "\\$x\\$"],
    ["https://a.example", "https:&#8203;//a.example"],
  ])("takes %j as it stands", (text, expected) => expect(plain(text)).toBe(expected));
});

describe("a badge", () => {
  const widget = makeReport().widgets[0] as NumberWidget;
  const parse = (text: string) => new DOMParser().parseFromString(text, "image/svg+xml");

  test("says metric, value and tier, for eyes and for others", () => {
    const svg = badgeSvg(widget);
    const root = parse(svg).documentElement;
    const name = "Avg Deployment Frequency: 4.63 per week, High";
    expect(root.getAttribute("role")).toBe("img");
    expect(root.getAttribute("aria-label")).toBe(name);
    expect(root.querySelector("title")?.textContent).toBe(name);
    expect([...root.querySelectorAll("text")].map((one) => one.textContent)).toEqual([
      "Avg Deployment Frequency",
      "4.63 per week, High",
    ]);
    expect(svg).toContain("#1d4ed8");
  });

  test("keeps each text within its side, however long", () => {
    const root = parse(badgeSvg({ ...widget, title: "W".repeat(50) })).documentElement;
    const [left, right] = [...root.querySelectorAll("text")].map((one) => ({
      from: Number(one.getAttribute("x")),
      to: Number(one.getAttribute("x")) + Number(one.getAttribute("textLength")),
    }));
    expect(left?.to).toBeLessThan(right?.from ?? 0);
    expect(right?.to).toBeLessThan(Number(root.getAttribute("width")));
  });

  test("of no value says so, and has no tier", () => {
    const svg = badgeSvg({ ...widget, value: null, display: null, tier: null });
    expect(svg).toContain("no value");
    expect(parse(svg).querySelectorAll("path")).toHaveLength(2);
  });

  test("has nothing in it that its title brings", () => {
    const title = '"><script>x()</script>&\u0001';
    const svg = badgeSvg({ ...widget, title });
    expect(svg).not.toContain("<script");
    expect(parse(svg).querySelector("title")?.textContent).toContain('"><script>x()</script>&:');
  });
});

describe("a picture of a chart", () => {
  const charts = () => chartsOf(makeReport());

  test("has its title, and nothing that is elsewhere", () => {
    const root = document.documentElement.style;
    for (const name of ["--card", "--ink", "--ink-3", "--line", "--line-1", "--area", "--edge"]) {
      root.setProperty(name, "#123456");
    }
    root.setProperty("--sans", "Verdana, sans-serif");
    const [chart] = charts();
    if (!chart) throw new Error("there is no chart");
    const text = svgText(chart);
    expect(text).toContain(">Deployment Frequency (Weekly Trend)</text>");
    expect(text).toContain("#123456");
    expect(text).not.toContain("var(");
    expect(text).not.toMatch(/\b(href|class)=|url\(/);
  });

  test("is offered of charts that have something to draw", () => {
    expect(charts().map(({ id }) => id)).toEqual(["deployFreqTrend", "leadTimeTrend"]);
    const report = makeReport({ weeks: 0 });
    expect(chartsOf(report)).toEqual([]);
  });
});

test("the report as JSON has the sentences of the command line, and the page's own is left alone", () => {
  const report = makeReport();
  report.warnings = [{ id: "negative-duration", count: 2 }];
  const text = reportText(report);
  expect((JSON.parse(text) as Report).warnings[0]?.text).toMatch(/\.$/);
  expect(text.endsWith("}\n")).toBe(true);
  expect(report.warnings[0]?.text).toBeUndefined();
});
