import { describe, expect, it } from "vitest";
import { Dashboard } from "../../web/src/dashboard/dashboard";
import { Skeleton } from "../../web/src/dashboard/skeleton";
import {
  isLineWidget,
  type NumberWidget,
  type Report,
  type TableWidget,
} from "../../web/src/engine/report";
import { makeReport } from "./support/make-report";
import { click, render } from "./support/render";

const show = (report: Report) => render(<Dashboard report={report} stale={false} />);
const widget = (place: HTMLElement, id: string) =>
  place.querySelector<HTMLElement>(`[data-widget-id="${id}"]`);
const rows = (place: HTMLElement, id: string) =>
  [...(widget(place, id)?.querySelectorAll("tr[data-entity]") ?? [])].map((row) =>
    row.getAttribute("data-entity"),
  );
const cell = (place: HTMLElement, entity: string, property: string) =>
  place.querySelector<HTMLElement>(`tr[data-entity="${entity}"] td[data-property="${property}"]`);
const table = (report: Report, id: string) =>
  report.widgets.find((one) => one.id === id) as TableWidget;

describe("the dashboard", () => {
  it("has every widget, in the layout's order and widths", async () => {
    const report = makeReport();
    const place = await show(report);
    const cards = [...place.querySelectorAll<HTMLElement>("[data-widget-id]")];
    expect(cards.map((card) => card.dataset.widgetId)).toEqual(
      report.layout.flatMap((row) => row.columns.map(({ id }) => id)),
    );
    expect(cards.map((card) => card.style.getPropertyValue("--span"))).toEqual(
      report.layout.flatMap((row) => row.columns.map(({ size }) => String(size))),
    );
  });

  it("shows a widget that the layout forgot", async () => {
    const report = makeReport();
    report.layout.pop();
    expect(widget(await show(report), "teamDoraTable")).not.toBeNull();
  });

  it("keeps the place of a widget that it cannot draw, and names its type", async () => {
    const report = makeReport();
    report.widgets[0] = { id: "deployFreqKpi", type: "ai-agent", title: "Ask me" };
    expect(widget(await show(report), "deployFreqKpi")?.textContent).toContain("“ai-agent”");
  });

  it("says why a widget could not be computed", async () => {
    const report = makeReport();
    const [first] = report.widgets;
    if (first) first.error = { id: "model-unknown-property", detail: "colour" };
    expect(widget(await show(report), "deployFreqKpi")?.textContent).toContain(
      "this names a property that its blueprint does not have (colour); correct the name",
    );
  });

  it("says that a history cannot be drawn", async () => {
    const report = makeReport();
    const [first] = report.widgets;
    if (first) first.undrawn = "propertiesValueHistory";
    expect(widget(await show(report), "deployFreqKpi")?.textContent).toContain("history");
  });

  it("begins each row anew, whether the one before is full or not", async () => {
    const report = makeReport();
    report.layout = [
      { height: 400, columns: [{ id: "cfrKpi", size: 4 }] },
      { height: 400, columns: [{ id: "mttrKpi", size: 8 }] },
    ];
    report.widgets = report.widgets.filter(({ id }) => id === "cfrKpi" || id === "mttrKpi");
    const page = await show(report);
    expect(page.querySelectorAll(".grid-row")).toHaveLength(2);
  });
});

describe("a number card", () => {
  it("shows the digits of the report, and keeps the unrounded number", async () => {
    const card = widget(await show(makeReport()), "deployFreqKpi");
    expect(card?.querySelector(".number")?.textContent).toBe("4.63 per week");
    expect(card?.dataset.value).toBe("4.634375");
    expect(card?.querySelector(".tier")?.textContent).toBe("High");
  });

  it("puts a currency before the number", async () => {
    const report = makeReport();
    Object.assign(report.widgets[0] as NumberWidget, { unit: "$", unitFirst: true });
    expect(widget(await show(report), "deployFreqKpi")?.querySelector(".number")?.textContent).toBe(
      "$4.63",
    );
  });

  it("has a sentence in the place of a missing number", async () => {
    const card = widget(await show(makeReport({ teams: 0 })), "deployFreqKpi");
    expect(card?.dataset.value).toBe("");
    expect(card?.querySelector(".number")).toBeNull();
    expect(card?.textContent).toContain("No team has a service yet.");
  });
});

describe("the service table", () => {
  it("is grouped by team, those without one last, in the report's order", async () => {
    const report = makeReport();
    const place = await show(report);
    expect(rows(place, "serviceDoraTable")).toEqual(
      table(report, "serviceDoraTable").groups.flatMap((group) => group.rows),
    );
    const heads = [...place.querySelectorAll(".group-toggle")].map((head) => head.textContent);
    expect(heads).toEqual(["Payments 3", "Platform 2", "Growth 1", "No team 1"]);
  });

  it("scales time, and keeps the exact number", async () => {
    const report = makeReport();
    const [service] = report.entities.service ?? [];
    if (service) service.properties.lead_time_for_changes = 16.34;
    const own = cell(await show(report), "checkout", "lead_time_for_changes");
    expect(own?.textContent).toBe("16 h 20 min");
    expect(own?.title).toBe("16.34 hours");
    expect(own?.dataset.value).toBe("16.34");
  });

  it("says why a value is missing", async () => {
    const place = await show(makeReport());
    expect(cell(place, "experiments", "lead_time_for_changes")?.textContent).toBe(
      "no merges in 30 days",
    );
    expect(cell(place, "experiments", "mttr_tier")?.textContent).toBe("no incidents");
  });

  it("gives each tier its name, its colour and its shape", async () => {
    const report = makeReport();
    const tiers = ["Elite", "High", "Medium", "Low"];
    for (const [index, service] of (report.entities.service ?? []).entries()) {
      service.properties.cfr_tier = tiers[index % 4] ?? null;
    }
    const place = await show(report);
    const badges = ["checkout", "ledger", "invoicing", "gateway"].map((name) =>
      cell(place, name, "cfr_tier")?.querySelector(".tier"),
    );
    expect(badges.map((badge) => badge?.textContent)).toEqual(tiers);
    expect(badges.map((badge) => badge?.className)).toEqual(
      ["lime", "blue", "orange", "red"].map((color) => `tier tier-${color}`),
    );
    const shapes = badges.map((badge) => badge?.querySelector("path")?.getAttribute("d"));
    expect(new Set(shapes).size).toBe(4);
  });

  it("sorts within the groups by a click on a head, and back by the third", async () => {
    const report = makeReport();
    const place = await show(report);
    const before = rows(place, "serviceDoraTable");
    const head = () =>
      widget(place, "serviceDoraTable")?.querySelector('th[title="Total Deployments"]');
    const payments = () => rows(place, "serviceDoraTable").slice(0, 3);
    const deployments = (name: string | null) =>
      Number(cell(place, name ?? "", "total_deployments")?.dataset.value);

    await click(head()?.querySelector("button"));
    expect(head()?.getAttribute("aria-sort")).toBe("descending");
    expect(payments().map(deployments)).toEqual(
      payments()
        .map(deployments)
        .sort((a, b) => b - a),
    );

    await click(head()?.querySelector("button"));
    expect(head()?.getAttribute("aria-sort")).toBe("ascending");
    expect(payments().map(deployments)).toEqual(
      payments()
        .map(deployments)
        .sort((a, b) => a - b),
    );

    await click(head()?.querySelector("button"));
    expect(head()?.getAttribute("aria-sort")).toBe("none");
    expect(rows(place, "serviceDoraTable")).toEqual(before);
  });

  it("puts missing values last, whichever way it is sorted", async () => {
    const place = await show(makeReport());
    const head = widget(place, "serviceDoraTable")?.querySelector(
      'th[title="Lead Time for Changes (Hours)"] button',
    );
    for (const _ of ["descending", "ascending"]) {
      await click(head);
      expect(rows(place, "serviceDoraTable")[2]).toBe("experiments");
    }
  });

  it("folds a group", async () => {
    const place = await show(makeReport());
    const [payments] = place.querySelectorAll(".group-toggle");
    await click(payments);
    expect(payments?.getAttribute("aria-expanded")).toBe("false");
    expect(rows(place, "serviceDoraTable")).toHaveLength(4);
  });

  it("has no groups when nobody has a team, and says how to name them", async () => {
    const place = await show(makeReport({ teams: 0 }));
    expect(place.querySelectorAll(".group-toggle")).toHaveLength(0);
    expect(rows(place, "serviceDoraTable")).toHaveLength(7);
    expect(widget(place, "serviceDoraTable")?.textContent).toContain("No team is known yet.");
    expect(widget(place, "teamDoraTable")?.querySelector("table")).toBeNull();
  });

  it("draws 200 services", async () => {
    const place = await show(makeReport({ services: 200, teams: 12 }));
    expect(rows(place, "serviceDoraTable")).toHaveLength(200);
    expect(widget(place, "serviceDoraTable")?.textContent).toContain("200 services");
  });
});

describe("a trend", () => {
  it("is a table, too", async () => {
    const place = await show(makeReport());
    const card = widget(place, "leadTimeTrend");
    await click(card?.querySelector("button"));
    const lines = [...(card?.querySelectorAll("tbody tr") ?? [])].map((row) => row.textContent);
    expect(lines).toHaveLength(14);
    expect(lines[3]).toContain("no value");
    expect(lines.at(-1)).toContain("so far");
  });
});

describe("a trend without values", () => {
  it("says so", async () => {
    const report = makeReport();
    for (const widget of report.widgets.filter(isLineWidget)) {
      for (const point of widget.series[0]?.points ?? []) point.value = null;
    }
    expect(widget(await show(report), "leadTimeTrend")?.textContent).toContain("There is no value");
  });
});

describe("the skeleton", () => {
  it("has the cards of the guide's dashboard", async () => {
    const place = await render(<Skeleton />);
    expect(place.querySelectorAll(".card")).toHaveLength(8);
    expect(place.textContent).toContain("Avg Deployment Frequency");
  });
});
