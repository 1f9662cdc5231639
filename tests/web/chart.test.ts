import { describe, expect, it } from "vitest";
import { drawChart } from "../../web/src/dashboard/chart-svg";
import { describeChart } from "../../web/src/dashboard/series-text";
import { tickIndices, tickLabel } from "../../web/src/dashboard/ticks";
import type { LineWidget } from "../../web/src/engine/report";
import { points } from "./support/make-report";

const kNow = "2026-11-22T10:00:00Z";

function widget(values: (number | null)[], yAxisTitle = "Deployments"): LineWidget {
  return {
    id: "trend",
    type: "line-chart",
    title: "Trend",
    xAxisTitle: "Week",
    yAxisTitle,
    series: [{ title: yAxisTitle, points: points(kNow, values.length, (i) => values[i] ?? null) }],
  };
}

const draw = (chart: LineWidget, width = 820) => drawChart(chart, { width, height: 212 });
const links = (svg: SVGSVGElement) => [...svg.querySelectorAll('[data-mark="link"]')];
const dashes = (svg: SVGSVGElement) =>
  links(svg).map((group) => [
    group.getAttribute("stroke-dasharray"),
    group.querySelectorAll("path").length,
  ]);

describe("a chart", () => {
  it("joins whole weeks by a full line, and the week that is not over by a dashed one", () => {
    expect(dashes(draw(widget([3, 4, 5, 1])))).toEqual([
      [null, 2],
      ["3 4", 1],
    ]);
  });

  it("marks the week that is not over by an open dot and in words", () => {
    const svg = draw(widget([3, 4, 5, 1]));
    const fills = [...svg.querySelectorAll('[data-mark="dot"] circle')].map((dot) =>
      dot.getAttribute("fill"),
    );
    expect(fills).toEqual([...Array(3).fill("var(--line-1)"), "var(--card)"]);
    expect(svg.textContent).toContain("so far");
  });

  it("leaves a gap where there is no value, and draws an empty count as zero", () => {
    const gap = draw(widget([3, null, 5, 6, 7], "Hours"));
    expect(gap.querySelectorAll('[data-mark="dot"] circle')).toHaveLength(4);
    expect(dashes(gap)[0]).toEqual([null, 1]);
    const zero = draw(widget([3, 0, 5, 6, 7]));
    expect(zero.querySelectorAll('[data-mark="dot"] circle')).toHaveLength(5);
    expect(dashes(zero)[0]).toEqual([null, 3]);
  });

  it("draws baselines, names those that have room, and gives their values to a screen reader", () => {
    const chart = widget([3, 4, 5, 1]);
    chart.baselines = [
      { name: "Elite", value: 7, color: "green" },
      { name: "High", value: 1, color: "blue" },
      { name: "Near", value: 1.2, color: "unheard-of" },
    ];
    const svg = draw(chart);
    const rules = [...svg.querySelectorAll('[data-mark="rule"] line')];
    expect(rules.map((rule) => rule.getAttribute("stroke"))).toEqual([
      "var(--lime)",
      "var(--blue)",
      "var(--ink-2)",
    ]);
    expect(svg.querySelector('[data-mark="text"]')?.textContent).toBe("HighElite");
    expect(describeChart(chart)).toContain("Baseline Near: 1.2.");
  });

  it("draws text at 11 pixels or more, on a phone, too", () => {
    for (const width of [300, 820]) {
      const style = draw(widget([1, 2, 3]), width).getAttribute("style") ?? "";
      expect(Number(/font-size:\s*([\d.]+)px/.exec(style)?.[1])).toBeGreaterThanOrEqual(11);
    }
  });

  it("can be read by those who cannot see it", () => {
    const svg = draw(widget([3, 41, 5, 1]));
    expect(svg.getAttribute("role")).toBe("img");
    expect(svg.getAttribute("aria-label")).toBe(
      "Line chart. Deployments by week, 4 points from 2026-W44 to 2026-W47: lowest 1 in 2026-W47, " +
        "highest 41 in 2026-W45, last 1, not over yet.",
    );
  });

  it("brings no style element, which the page's security policy would refuse", () => {
    expect(draw(widget([1, 2])).querySelector("style")).toBeNull();
  });

  it.each([
    ["one week", [3]],
    ["no value at all", [null, null, null]],
    ["only zeros", [0, 0, 0]],
    ["no week", []],
    ["ten years", Array.from({ length: 520 }, (_, i) => i % 50)],
  ])("draws %s", (_, values) => {
    const svg = draw(widget(values));
    expect(svg.outerHTML).not.toContain("NaN");
    expect(describeChart(widget(values))).not.toMatch(/NaN|undefined/);
  });

  it("tells several lines apart by their dashes as well", () => {
    const chart = widget([1, 2, 3, 4]);
    chart.series.push({ title: "Other", points: points(kNow, 4, (i) => 4 - i) });
    const solid = dashes(draw(chart)).filter(([dash]) => dash !== "3 4");
    expect(new Set(solid.map(([dash]) => dash)).size).toBe(2);
  });
});

describe("labels of the x axis", () => {
  it("are as many as do not touch, and always the last", () => {
    expect(tickIndices(14, 820)).toHaveLength(14);
    expect(tickIndices(14, 300)).toEqual([1, 4, 7, 10, 13]);
    expect(tickIndices(0, 300)).toEqual([]);
  });

  it("name the year at the first, and where it changes", () => {
    const axis = points("2027-01-17T00:00:00Z", 5, () => 1);
    const all = [0, 1, 2, 3, 4];
    expect(tickLabel(axis, all, 0)).toBe("W51\n2026");
    expect(tickLabel(axis, all, 3)).toBe("W1\n2027");
    expect(tickLabel(axis, all, 4)).toBe("W2\nso far");
  });

  it("stay as they are when they are not weeks", () => {
    const axis = [{ from: "2026-10-01T00:00:00Z", label: "2026-10", value: 1 }];
    expect(tickLabel(axis, [0], 0)).toBe("2026-10");
  });
});
