import { act } from "preact/test-utils";
import { describe, expect, test } from "vitest";
import { Dashboard } from "../../web/src/dashboard/dashboard";
import { sparkline, sparklineText } from "../../web/src/dashboard/sparkline";
import { TableViews } from "../../web/src/dashboard/table-views";
import { tableParts, windowOf } from "../../web/src/dashboard/table-window";
import type { Report, TableWidget } from "../../web/src/engine/report";
import { tableCells } from "../../web/src/takeaway/table-csv";
import { makeReport, type ReportOptions } from "./support/make-report";
import { click, render } from "./support/render";

const kTable = "serviceDoraTable";

async function show(options: ReportOptions = {}, change: (report: Report) => void = () => {}) {
  const report = makeReport(options);
  change(report);
  const views = new TableViews();
  const place = await render(<Dashboard report={report} stale={false} tables={views} />);
  const card = place.querySelector<HTMLElement>(`[data-widget-id="${kTable}"]`);
  if (!card) throw new Error("there is no table");
  const rows = () =>
    [...card.querySelectorAll<HTMLElement>("tr[data-entity]")].map((row) => row.dataset.entity);
  const heads = () =>
    [...card.querySelectorAll("thead th")].map((head) => head.getAttribute("title"));
  const groups = () => [...card.querySelectorAll(".group-toggle")].map((one) => one.textContent);
  const filter = (text: string) => act(() => input(card, ".table-filter", text, "input"));
  const group = (value: string) => act(() => input(card, ".table-groups", value, "change"));
  const cells = () => {
    const shown = views.shown.get(kTable)?.();
    if (!shown) throw new Error("the table is not shown");
    return tableCells(shown);
  };
  return { report, card, rows, heads, groups, filter, group, cells };
}

function input(card: Element, selector: string, value: string, event: string): void {
  const field = card.querySelector<HTMLInputElement>(selector);
  if (!field) throw new Error(`there is no ${selector}`);
  field.value = value;
  field.dispatchEvent(new Event(event, { bubbles: true }));
}

describe("a filter", () => {
  test("leaves the rows that have all its words, whatever the column, and counts them", async () => {
    const { report, card, rows, filter } = await show();
    for (const service of report.entities.service ?? []) service.properties.cfr_tier = "High";
    await filter("payments LEDG");
    expect(rows()).toEqual([]);
    expect(card.textContent).toContain("No row has “payments LEDG”.");
    await filter("payments CHECK");
    expect(rows()).toEqual(["checkout"]);
    expect(card.querySelector(".card-count")?.textContent).toBe("1 of 7 services");
    await filter("");
    expect(rows()).toHaveLength(7);
  });

  test("takes the groups with it that have no row left, and counts the others anew", async () => {
    const { groups, filter } = await show();
    await filter("platform");
    expect(groups()).toEqual(["Platform 2"]);
  });
});

describe("groups", () => {
  test("are given up for one list by title, each row once, with the team in a column", async () => {
    const { rows, heads, groups, group, report } = await show({}, (report) => {
      const [first] = report.entities.service ?? [];
      if (first) first.team = ["team-0", "team-1"];
    });
    await group("$none");
    expect(groups()).toEqual([]);
    expect(rows()).toEqual(report.entities.service?.map((one) => one.identifier).sort());
    expect(heads()).toContain("Team");
  });

  test("can be those of a tier, which then has no column", async () => {
    const { card, heads, groups, group, report } = await show();
    await group("cfr_tier");
    const counts = Object.keys(report.properties.service?.cfr_tier?.colors ?? {}).flatMap(
      (tier) => {
        const many = report.entities.service?.filter((one) => one.properties.cfr_tier === tier);
        return many?.length ? [`${tier} ${many.length}`] : [];
      },
    );
    expect(groups()).toEqual(counts);
    expect(heads()).not.toContain("CFR");
    expect(heads()).toContain("Team");
    await group("$own");
    expect(groups()).toEqual(["Payments 3", "Platform 2", "Growth 1", "No team 1"]);
    expect(card.querySelectorAll("option")).toHaveLength(6);
  });

  test("name those last that have nothing to be grouped by", async () => {
    const { groups, group } = await show();
    await group("mttr_tier");
    expect(groups().at(-1)).toBe("No MTTR 1");
  });
});

describe("columns", () => {
  const choose = async (card: HTMLElement, title: string) => {
    if (!card.querySelector(".popup-panel")) await click(card.querySelector(".popup button"));
    const label = [...card.querySelectorAll(".table-columns label")].find(
      (one) => one.textContent === title,
    );
    await click(label?.querySelector("input"));
  };

  test("are chosen among all that is known of the entities, and brought back", async () => {
    const { card, heads } = await show();
    const before = heads();
    await choose(card, "CFR");
    await choose(card, "Total Incidents");
    expect(heads()).toEqual([...before.filter((title) => title !== "CFR"), "Total Incidents"]);
    const back = [...card.querySelectorAll("button")].find((one) =>
      one.textContent?.startsWith("The dashboard's"),
    );
    await click(back);
    expect(heads()).toEqual(before);
  });
});

test("Shift sorts by one more column, and the heads say which is which", async () => {
  const { card, rows, group } = await show({}, (report) => {
    for (const [index, one] of (report.entities.service ?? []).entries()) {
      one.properties.cfr_tier = index % 2 === 0 ? "Low" : "High";
      one.properties.total_deployments = index;
    }
  });
  await group("$none");
  const head = (title: string) => card.querySelector<HTMLElement>(`th[title="${title}"] button`);
  await click(head("CFR"));
  await act(() => {
    head("Total Deployments")?.dispatchEvent(
      new MouseEvent("click", { bubbles: true, shiftKey: true }),
    );
  });
  expect(rows()).toEqual([
    ...["experiments", "identity", "invoicing", "checkout"],
    ...["web", "gateway", "ledger"],
  ]);
  expect([...card.querySelectorAll(".sort-rank")].map((one) => one.textContent)).toEqual([
    "1",
    "2",
  ]);
});

describe("what is taken away of a table", () => {
  test("is what is shown: its groups, its order, what the filter leaves; values are exact", async () => {
    const { report, cells, filter } = await show();
    await filter("payments");
    const { header, rows } = cells();
    expect(header.slice(0, 4)).toEqual([
      "Team",
      "Title",
      "Deployment Frequency",
      "Deployment Frequency (per week)",
    ]);
    const own = (report.widgets.find(({ id }) => id === kTable) as TableWidget).groups[0]?.rows;
    expect(rows.map((row) => row[1])).toEqual(own);
    const service = report.entities.service?.find((one) => one.identifier === own?.[0]);
    expect(rows[0]?.[3]).toBe(service?.properties.deployment_frequency);
  });

  test("has an empty cell where there is no value, and for no team", async () => {
    const { cells } = await show();
    const { header, rows } = cells();
    expect(rows.at(-1)?.[0]).toBeNull();
    const lead = header.indexOf("Lead Time for Changes (Hours)");
    expect(rows.find((row) => row[1] === "experiments")?.[lead]).toBeNull();
  });
});

describe("the keys of a table", () => {
  const press = (key: string, more: KeyboardEventInit = {}) =>
    act(() => {
      document.activeElement?.dispatchEvent(
        new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }),
      );
    });
  const focus = () => document.activeElement?.closest("th, td")?.textContent;

  test("lead from cell to cell, of which Tab reaches one", async () => {
    const { card } = await show();
    const stops = () =>
      [...card.querySelectorAll<HTMLElement>("table [tabindex], table button")].filter(
        (one) => one.tabIndex === 0,
      );
    expect(stops()).toHaveLength(1);
    await act(() => stops()[0]?.focus());
    expect(focus()).toBe("Title");
    await press("ArrowDown");
    expect(focus()).toBe("Payments 3");
    await press("ArrowDown");
    await press("ArrowRight");
    expect(document.activeElement?.getAttribute("data-property")).toBe("deploy_freq_tier");
    await press("End");
    expect(document.activeElement?.getAttribute("data-property")).toBe("total_deployments");
    await press("Home");
    expect(document.activeElement?.tagName).toBe("TH");
    await press("End", { ctrlKey: true });
    expect(document.activeElement?.closest("tr")?.getAttribute("aria-rowindex")).toBe("12");
    await press("Home", { ctrlKey: true });
    expect(focus()).toBe("Title");
    expect(stops()).toHaveLength(1);
  });

  test("leave alone what is none of theirs", async () => {
    const { card } = await show();
    await act(() => card.querySelector<HTMLElement>("thead button")?.focus());
    const event = new KeyboardEvent("keydown", { key: "x", bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(false);
  });
});

describe("a table of thousands", () => {
  test("is drawn where it is seen, and says how long it is", async () => {
    const { card, rows } = await show({ services: 5000, teams: 0 });
    expect(rows().length).toBeLessThan(100);
    expect(card.querySelector("table")?.getAttribute("aria-rowcount")).toBe("5001");
    expect(card.querySelector("tr[data-entity]")?.getAttribute("aria-rowindex")).toBe("2");
    await act(() => card.querySelector<HTMLElement>("thead button")?.focus());
    await act(() => {
      document.activeElement?.dispatchEvent(
        new KeyboardEvent("keydown", { key: "End", ctrlKey: true, bubbles: true }),
      );
    });
    const row = document.activeElement?.closest("tr");
    expect(row?.getAttribute("aria-rowindex")).toBe("5001");
  });

  test("is whole on paper", async () => {
    const { rows } = await show({ services: 400, teams: 0 });
    expect(rows().length).toBeLessThan(100);
    dispatchEvent(new Event("beforeprint"));
    expect(rows()).toHaveLength(400);
    dispatchEvent(new Event("afterprint"));
    expect(rows().length).toBeLessThan(100);
  });
});

describe("the window of a long table", () => {
  test.each([
    [0, 400, { from: 0, to: 43 }],
    [37 * 1000, 400, { from: 976, to: 1043 }],
    [37 * 4990, 400, { from: 4960, to: 5000 }],
    [37 * 9000, 400, { from: 4981, to: 5000 }],
  ])("at %i pixels of %i holds %o", (scrollTop, height, range) => {
    expect(windowOf({ scrollTop, height }, 37, 5000)).toEqual(range);
  });

  test("keeps the line with the focus, wherever it is", () => {
    const window = { from: 100, to: 140 };
    const kinds = (focused: number | null) =>
      tableParts(window, focused, 1000).map(({ kind, from, to }) => `${kind} ${from}-${to}`);
    expect(kinds(null)).toEqual(["gap 0-100", "lines 100-140", "gap 140-1000"]);
    expect(kinds(120)).toEqual(kinds(null));
    expect(kinds(5)).toEqual([
      "gap 0-5",
      "lines 5-6",
      "gap 6-100",
      "lines 100-140",
      "gap 140-1000",
    ]);
    expect(kinds(999)).toEqual(["gap 0-100", "lines 100-140", "gap 140-999", "lines 999-1000"]);
    expect(kinds(2000)).toEqual(kinds(null));
  });
});

describe("a small line", () => {
  const size = { width: 40, height: 10, partial: false };

  test("leaves a gap where there is no value, and begins at zero", () => {
    expect(sparkline([0, 10, null, 5, 10], size)).toEqual({
      whole: "M0 10L10 0M30 5L40 0",
      open: "",
      end: { x: 40, y: 0 },
    });
  });

  test("draws the step to a week that is not over by itself", () => {
    const { whole, open } = sparkline([4, 4, 1], { ...size, partial: true });
    expect(whole).toBe("M0 0L20 0");
    expect(open).toBe("M20 0L40 7.5");
  });

  test("is told in words", () => {
    const hours = (value: number) => `${value} h`;
    expect(sparklineText([3, 12, null, 4], true, String)).toBe("3 to 12, last 4, not over yet");
    expect(sparklineText([2, 2], false, hours)).toBe("2 h, last 2 h");
    expect(sparklineText([null], false, hours)).toBe("no value");
  });
});
