import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Explanation, Question } from "../../web/src/engine/explanation";
import { PageClient } from "../../web/src/engine/page-client";
import { Workspace } from "../../web/src/state/workspace";
import { App } from "../../web/src/ui/app";
import { FakeSession } from "./support/fake-session";
import { failureRate, frequency, guideDocuments, total } from "./support/make-explanation";
import { click, render } from "./support/render";

/** A session that explains what the page asks, as a real one would: by question, under a view. */
class ExplainingSession extends FakeSession {
  readonly questions: Question[] = [];
  answers: (question: Question, settings: { view: { without?: unknown[] } }) => Explanation | null =
    () => frequency();

  override explain(settings = "{}", question = "{}"): string {
    const asked = JSON.parse(question) as Question;
    this.questions.push(asked);
    const answer = this.answers(asked, JSON.parse(settings));
    return JSON.stringify(answer ?? { ok: false, error: { id: "model-unknown-entity" } });
  }

  override model(): string {
    return JSON.stringify({ ...JSON.parse(super.model()), documents: guideDocuments });
  }
}

/** The drawer is fetched: a busy machine decides nothing. */
const kPatience = { timeout: 60_000 };

/** A window so wide that the drawer stands beside the dashboard, or a phone. */
function windowOf(narrow: boolean) {
  const real = window.matchMedia;
  window.matchMedia = (query) =>
    ({
      ...real.call(window, query),
      matches: narrow && query.includes("max-width"),
      addEventListener() {},
      removeEventListener() {},
    }) as MediaQueryList;
  return () => {
    window.matchMedia = real;
  };
}

let restore = () => {};
beforeEach(() => {
  restore = windowOf(false);
});
afterEach(() => restore());

async function open() {
  const session = new ExplainingSession();
  const workspace = new Workspace({
    startEngine: async () => new PageClient(Promise.resolve(session)),
    clock: () => Date.UTC(2026, 10, 22, 10, 14),
  });
  const page = await render(<App workspace={workspace} />);
  await act(async () => workspace.add([{ name: "a.json", blob: new Blob(["[1]"]) }]));
  const drawer = () => page.querySelector<HTMLDialogElement>("dialog.explain");
  const shows = (text: string) =>
    expect.poll(() => drawer()?.textContent ?? "", kPatience).toContain(text);
  const cell = (entity: string, property: string) =>
    page.querySelector(`tr[data-entity="${entity}"] td[data-property="${property}"] button`);
  const button = (text: string) =>
    [...(drawer()?.querySelectorAll("button") ?? [])].find((one) => one.textContent === text);
  return { page, session, workspace, drawer, shows, cell, button };
}

describe("the explanation of a number", () => {
  it("opens from a cell, and asks for just that property", async () => {
    const { session, drawer, shows, cell } = await open();
    await click(cell("checkout", "deployment_frequency"));
    await shows("53 deployments ÷ 13 weeks = 4.08 per week");
    expect(session.questions[0]).toEqual({
      kind: "property",
      blueprint: "service",
      identifier: "checkout",
      property: "deployment_frequency",
    });
    expect(drawer()?.querySelector("h2")?.textContent).toBe("Deployment Frequency of checkout");
    expect(drawer()?.querySelector("[role=status]")?.textContent).toBe(
      "Deployment Frequency of checkout: 4.08 per week, Medium.",
    );
    expect(document.activeElement).toBe(drawer()?.querySelector("h2"));
  });

  it.each([
    ["a card's number", '[data-widget-id="deployFreqKpi"] .number button'],
    ["its tier", '[data-widget-id="deployFreqKpi"] .number-tier button'],
    ["the button beside its title", '[data-widget-id="deployFreqKpi"] .how'],
  ])("opens from %s", async (_, selector) => {
    const { page, session, shows } = await open();
    await click(page.querySelector(selector));
    await shows("53 deployments ÷ 13 weeks");
    expect(session.questions[0]).toEqual({ kind: "widget", widget: "deployFreqKpi" });
  });

  it("opens from a missing value, too", async () => {
    const { session, cell, shows } = await open();
    session.answers = () => failureRate(0, 5);
    await click(cell("experiments", "lead_time_for_changes"));
    await shows("No deployment.");
  });

  it("links only to the web, and without telling where one comes from", async () => {
    const { drawer, cell, shows } = await open();
    await click(cell("checkout", "deployment_frequency"));
    await shows("Change 1");
    const links = [...(drawer()?.querySelectorAll("td a") ?? [])] as HTMLAnchorElement[];
    expect(links).toHaveLength(52);
    for (const link of links) {
      expect(link.getAttribute("href")).toMatch(/^https:/);
      expect(link.rel).toBe("noopener noreferrer");
      expect(link.target).toBe("_blank");
    }
  });

  it("closes by Escape, and the focus goes back to the number", async () => {
    const { drawer, cell, shows } = await open();
    const number = cell("checkout", "deployment_frequency");
    await click(number);
    await shows("53 deployments");
    await act(async () => {
      document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", cancelable: true }));
    });
    expect(drawer()).toBeNull();
    expect(document.activeElement).toBe(number);
  });

  it("lies over everything only where there is no room beside the dashboard", async () => {
    restore();
    restore = windowOf(true);
    let modal = 0;
    const show = HTMLDialogElement.prototype.showModal;
    HTMLDialogElement.prototype.showModal = function () {
      modal += 1;
      this.setAttribute("open", "");
    };
    const { cell, shows } = await open();
    await click(cell("checkout", "deployment_frequency"));
    await shows("53 deployments");
    HTMLDialogElement.prototype.showModal = show;
    expect(modal).toBe(1);
  });
});

describe("an explanation goes on", () => {
  it("into an input with its rows, and back", async () => {
    const { session, drawer, cell, shows, button } = await open();
    session.answers = (question) =>
      question.kind === "property" && question.property === "total_incidents"
        ? total("total_incidents", 5)
        : failureRate(53, 5);
    await click(cell("checkout", "cfr_tier"));
    await shows("5 ÷ (53 + 5) × 100, rounded down = 8 %");
    expect(button("Back")).toBeUndefined();
    const inner = [...(drawer()?.querySelectorAll(".inputs button") ?? [])];
    await click(inner[1]);
    await shows("Total Incidents of checkout");
    await click(button("Back"));
    await shows("Change Failure Rate of checkout");
  });

  it("is asked for again when the dashboard changes", async () => {
    const { session, workspace, cell, shows } = await open();
    await click(cell("checkout", "deployment_frequency"));
    await shows("53 deployments ÷ 13 weeks");
    session.answers = () => frequency({ value: 52 / 13 });
    await act(async () => workspace.showAsOf(Date.UTC(2026, 10, 20)));
    await shows("= 4 per week");
  });

  it("says so when the number has gone, and comes back with it", async () => {
    const { session, workspace, cell, shows } = await open();
    await click(cell("checkout", "deployment_frequency"));
    await shows("53 deployments ÷ 13 weeks");
    session.answers = () => null;
    await act(async () => workspace.showAsOf(Date.UTC(2020, 0, 1)));
    await shows("This number is not in the dashboard any more.");
    session.answers = () => frequency();
    await act(async () => workspace.showAsOf(null));
    await shows("53 deployments ÷ 13 weeks");
  });
});

describe("the rows of an explanation", () => {
  const titles = (drawer: HTMLElement | null) =>
    [...(drawer?.querySelectorAll("[data-row]") ?? [])].map((row) => row.getAttribute("data-row"));

  it("are sorted by a click on a head, and back by the third", async () => {
    const { drawer, cell, shows } = await open();
    await click(cell("checkout", "deployment_frequency"));
    await shows("Change 1");
    const head = () => drawer()?.querySelectorAll(".rows .sort")[0];
    expect(titles(drawer())[0]).toBe("d0");
    await click(head());
    await click(head());
    expect(titles(drawer())[0]).toBe("d52");
    await click(head());
    expect(titles(drawer())[0]).toBe("d0");
  });

  it("that did not count stand apart, each with its reason", async () => {
    const { drawer, cell, shows, button } = await open();
    await click(cell("checkout", "deployment_frequency"));
    await shows("Change 1");
    await click(button("Not counted 1"));
    expect(titles(drawer())).toEqual(["s1"]);
    expect(drawer()?.querySelector(".row-reason")?.textContent).toBe("in Staging");
  });

  it("are left out by one click, told of beside the dashboard, and put back", async () => {
    const { page, workspace, drawer, cell, shows } = await open();
    await click(cell("checkout", "deployment_frequency"));
    await shows("Change 1");
    const toggle = () => drawer()?.querySelector('[data-toggle="d1"]');
    await click(toggle());
    expect(workspace.view.value.without).toEqual([
      { blueprint: "deployment", identifiers: ["d1"] },
    ]);
    await expect
      .poll(() => page.querySelector(".left-out-note")?.textContent ?? "", kPatience)
      .toContain("1 row");
    await expect.poll(() => toggle()?.textContent, kPatience).toBe("Put back");
    await click(toggle());
    expect(workspace.view.value).toEqual({});
    await expect.poll(() => page.querySelector(".left-out-note"), kPatience).toBeNull();
  });

  it("are drawn only in part when there are many", async () => {
    const { session, drawer, cell, shows } = await open();
    const rows = Array.from({ length: 20_000 }, (_, n) => ({
      identifier: `d${n}`,
      title: `C ${n}`,
    }));
    session.answers = () =>
      frequency({
        rows: { blueprint: "deployment", total: 31_000, totalOthers: 0, rows, others: [] },
      });
    await click(cell("checkout", "deployment_frequency"));
    await shows("The first 20,000 of 31,000 are listed.");
    expect(titles(drawer()).length).toBeLessThan(60);
    expect(drawer()?.querySelector("table")?.getAttribute("aria-rowcount")).toBe("20001");
  });
});
