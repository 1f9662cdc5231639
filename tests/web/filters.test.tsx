import { act } from "preact/test-utils";
import { describe, expect, it } from "vitest";
import type { Selection } from "../../web/src/state/selection";
import { kEverything } from "../../web/src/state/selection";
import type { Workspace } from "../../web/src/state/workspace";
import { inForce, quarter, quarterWords, timeWords } from "../../web/src/ui/filters/words";
import type { ReportOptions } from "./support/make-report";
import { openPage } from "./support/open-page";
import { click } from "./support/render";

async function open(options: ReportOptions = {}) {
  const { page, workspace, add } = await openPage(options);
  await add("a.json");
  const button = (name: string) =>
    page.querySelector<HTMLButtonElement>(`.filters [aria-label^="${name}"]`);
  const openMenu = async (name: string) => {
    await click(button(name));
    await expect.poll(() => page.querySelector(`.menu-panel input`)).not.toBeNull();
  };
  const options_ = () => [...page.querySelectorAll('[role="option"]')];
  const press = (key: string) =>
    act(() => {
      const search = page.querySelector('[role="combobox"]');
      search?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    });
  const type = (text: string) =>
    act(() => {
      const search = page.querySelector<HTMLInputElement>('[role="combobox"]');
      if (!search) throw new Error("there is nothing to search in");
      search.value = text;
      search.dispatchEvent(new Event("input", { bubbles: true }));
    });
  return { page, workspace, button, openMenu, options: options_, press, type };
}

const settled = (workspace: Workspace) => expect.poll(() => workspace.busy.value).toBe(false);

describe("the filter bar", () => {
  it("says what is in force, and that is everything at first", async () => {
    const { page } = await open();
    const words = [...page.querySelectorAll(".menu-button")].map((one) => one.textContent);
    expect(words).toEqual(["All teams", "All services", "Production", "Usual times"]);
    expect(page.querySelector(".filters-fold")?.textContent).toBe("Filters");
    expect(page.textContent).not.toContain("Clear all filters");
  });

  it("shows the choice of a team at once, narrows the services, and is cleared by one button", async () => {
    const { page, workspace, button, openMenu, options, press } = await open();
    await openMenu("Teams");
    expect(options().map((one) => one.textContent)).toEqual([
      "Payments3 services",
      "Platform2 services",
      "Growth1 service",
      "Without a team1 service",
    ]);
    await click(options()[1]);
    await settled(workspace);
    expect(workspace.selection.value.teams).toEqual(["team-1"]);
    expect(button("Teams")?.textContent).toBe("Platform");
    expect(page.querySelector(".filters-fold")?.textContent).toBe("Filters: Platform");
    await press("Escape");
    await openMenu("Services");
    expect(options().map((one) => one.textContent)).toEqual(["ledger", "identity"]);
    const links = [...page.querySelectorAll(".filters .link")];
    await click(links.find((one) => one.textContent === "Clear all filters"));
    expect(workspace.selection.value).toEqual(kEverything);
  });

  it("finds one of hundreds by what is typed, with the keys of a combobox", async () => {
    const { page, workspace, openMenu, options, press, type } = await open({ services: 240 });
    await openMenu("Services");
    expect(options()).toHaveLength(100);
    expect(page.querySelector(".menu-foot")?.textContent).toContain("140 more: search for them");
    await type("ledger 141");
    expect(options().map((one) => one.textContent)).toEqual(["ledger-141"]);
    await press("Enter");
    await type("ledger");
    const active = () => page.querySelector(".pick.active")?.textContent;
    await press("End");
    expect(active()).toBe(options().at(-1)?.textContent);
    await press("ArrowDown");
    expect(active()).toBe("ledger");
    await press("ArrowDown");
    await press("Enter");
    const search = page.querySelector('[role="combobox"]');
    const pointed = page.querySelector(".pick.active");
    expect(search?.getAttribute("aria-activedescendant")).toBe(pointed?.id);
    expect(pointed?.getAttribute("aria-selected")).toBe("true");
    expect(workspace.selection.value.services).toEqual(["ledger-141", pointed?.textContent]);
  });

  it("says that nothing has the name that is searched for", async () => {
    const { page, openMenu, options, type, press, workspace } = await open();
    await openMenu("Teams");
    await type("nobody");
    expect(options()).toEqual([]);
    expect(page.querySelector(".menu-foot")?.textContent).toBe("No teams of that name");
    await press("ArrowDown");
    await press("Enter");
    expect(workspace.selection.value.teams).toEqual([]);
  });

  it("closes by Escape, and gives the focus back", async () => {
    const { page, button, openMenu, press } = await open();
    await openMenu("Teams");
    const focused = () => document.activeElement?.getAttribute("role");
    await expect.poll(focused).toBe("combobox");
    await press("Escape");
    expect(page.querySelector(".menu-panel")).toBeNull();
    expect(document.activeElement).toBe(button("Teams"));
  });

  it("chooses environments, of which none is the model's own", async () => {
    const { page, workspace, button, openMenu } = await open();
    await openMenu("Environments");
    const box = (words: string) =>
      [...page.querySelectorAll(".menu-panel label")]
        .find((label) => label.textContent?.includes(words))
        ?.querySelector("input");
    await click(box("Staging"));
    expect(workspace.selection.value.environments).toEqual(["Staging"]);
    expect(button("Environments")?.textContent).toBe("Staging");
    await click(box("Staging"));
    expect(workspace.selection.value.environments).toBeNull();
    await click(box("any environment"));
    expect(workspace.selection.value.environments).toEqual([]);
  });

  it("chooses a time of some days, a quarter, or any days", async () => {
    const { page, workspace, button, openMenu } = await open();
    await openMenu("Time");
    const radio = (words: string) =>
      [...page.querySelectorAll(".menu-panel label")]
        .find((label) => label.textContent?.includes(words))
        ?.querySelector("input");
    await click(radio("the last 90 days"));
    expect(workspace.selection.value.last).toBe(90);
    expect(button("Time")?.textContent).toBe("Last 90 days");
    await click(radio("a quarter"));
    expect(workspace.selection.value).toMatchObject({ from: "2026-10-01", last: null });
    expect(button("Time")?.textContent).toBe("Q4 2026");
    await settled(workspace);
    const day = page.querySelector<HTMLInputElement>('[aria-label="First day"]');
    await act(() => {
      if (!day) return;
      day.value = "2026-10-05";
      day.dispatchEvent(new Event("change", { bubbles: true }));
    });
    expect(button("Time")?.textContent).toBe("5 Oct 2026 – 31 Dec 2026");
    await click(radio("each metric’s own time"));
    expect(workspace.selection.value).toMatchObject({ from: null, last: null });
  });

  it("says what the data does not have, keeps it in the address's view, and has a way out", async () => {
    const { page, workspace } = await open();
    await act(() => workspace.select({ teams: ["team-1", "gone"] }));
    expect(page.querySelector(".filter-notices")?.textContent).toContain(
      "What was added has no team “gone”.",
    );
    expect(workspace.selection.value.teams).toContain("gone");
    await click(page.querySelector(".filter-notices button"));
    expect(workspace.selection.value.teams).toEqual(["team-1"]);
    expect(page.querySelector(".filter-notices")?.textContent).toBe("");
  });
});

describe("the change of each number", () => {
  it("stands beside it, against the period that its title names", async () => {
    const { page } = await open();
    await expect.poll(() => page.querySelectorAll(".change").length).toBe(4);
    const change = page.querySelector('[data-widget-id="deployFreqKpi"] .change');
    expect(change?.textContent).toBe("as before");
    expect(change?.getAttribute("title")).toBe(
      "4.63 per week: the same numbers as of 23 Oct 2026, 30 days before",
    );
  });
});

describe("what is in force", () => {
  const selected = (part: Partial<Selection>): Selection => ({ ...kEverything, ...part });

  it.each([
    [{}, ""],
    [{ teams: ["a", "b"], last: 1 }, "2 teams, Last 1 day"],
    [{ teams: [""], services: ["web"] }, "Without a team, web"],
    [{ environments: [] }, "Any environment"],
    [{ to: "2026-10-31" }, "As of 31 Oct 2026"],
    [{ last: 90, to: "2026-10-31" }, "Last 90 days, to 31 Oct 2026"],
    [{ from: "2026-08-03" }, "3 Aug 2026 – today"],
    [{ from: "2026-07-01", to: "2026-09-30" }, "Q3 2026"],
    [{ leaveOut: { bots: ["bots"] } }, "Without bots"],
    [{ leaveOut: { bots: ["bots"], "incident-severity": ["a", "b"] } }, "3 left out"],
  ])("of %j is said as %j", (part, words) => {
    expect(inForce(selected(part), null)).toBe(words);
  });

  it("knows a quarter by its days", () => {
    expect(quarter(2026, 3)).toEqual({ from: "2026-10-01", to: "2026-12-31" });
    expect(quarterWords("2024-01-01", "2024-03-31")).toBe("Q1 2024");
    expect(quarterWords("2024-02-01", "2024-04-30")).toBeNull();
    expect(timeWords(selected({ to: "today" }))).toBe("Today");
  });
});
