import { act } from "preact/test-utils";
import { describe, expect, it } from "vitest";
import type { ReportOptions } from "./support/make-report";
import { openPage } from "./support/open-page";
import { click } from "./support/render";

async function open(options: ReportOptions = {}) {
  const { page, workspace, add } = await openPage(options);
  const button = (text: string) =>
    [...page.querySelectorAll("button")].find((one) => one.textContent?.startsWith(text));
  return { page, workspace, add, button };
}

describe("the empty page", () => {
  it("has the ways in, the promise of privacy and three exports", async () => {
    const { page, button } = await open();
    expect(button("Choose files")).toBeDefined();
    expect(button("Paste")).toBeDefined();
    expect(button("Try sample data")).toBeDefined();
    expect(page.textContent).toContain("nothing leaves the browser");
    expect(page.querySelectorAll(".ways pre")).toHaveLength(3);
  });
});

describe("the date of the dashboard", () => {
  it("is shown, without an offer while the data is fresh", async () => {
    const { page, add } = await open({ newest: "2026-10-23T10:14:00Z" });
    await add("prs.json");
    expect(page.textContent).toContain("As of 22 Nov 2026, 10:14 UTC");
    expect(page.textContent).not.toContain("Your data ends");
  });

  it("can be the day on which the data ends when that is more than 30 days old, and back", async () => {
    const { page, add, button } = await open({ newest: "2022-04-14T09:00:00Z" });
    await add("prs.json");
    expect(page.textContent).toContain(
      "Your data ends on 14 Apr 2022: as of today, nothing of the last 30 days is in it.",
    );
    await act(async () => button("Show as of 14 Apr 2022")?.click());
    await expect.poll(() => page.textContent).toContain("As of the end of 14 Apr 2022");
    await click(button("Back to today"));
    await expect.poll(() => page.textContent).toContain("As of 22 Nov 2026, 10:14 UTC");
  });
});

describe("a file", () => {
  it("is a chip that opens its data health", async () => {
    const { page, add } = await open();
    await add("prs.json", "[1,2]");
    const chip = page.querySelector('[data-file="prs.json"]');
    expect(chip?.textContent).toContain("2 GitHub pull requests → 2 deployments");
    await click(chip?.querySelector(".chip-open"));
    const health = () => page.querySelector('[data-health="prs.json"]')?.textContent;
    await expect.poll(health).toContain("Recognised asGitHub pull requests");
    expect(health()).toContain("2 pull requests, 4 Feb 2022 – 21 Nov 2026");
    expect(health()).toContain("2 deployments");
    expect(health()).toContain("3 Jan 2022 – 21 Nov 2026");
  });

  it("is one of many of its source, which are told of together and, on demand, each", async () => {
    const { page, add, button } = await open();
    for (const name of ["a", "b", "c", "d"]) await add(`${name}.json`, "[1,2]");
    await click(button("Data health"));
    const health = () => page.querySelector("#data-health")?.textContent;
    await expect.poll(health).toContain("4 files of GitHub pull requests");
    expect(health()).toContain("8 records");
    expect(health()).toContain("8 pull requests, 4 Feb 2022 – 21 Nov 2026");
    expect(page.querySelectorAll("[data-health]")).toHaveLength(0);
    await click(button("Show each of the 4 files"));
    expect(page.querySelectorAll("[data-health]")).toHaveLength(4);
  });

  it("that failed is a card with a sentence, and can be dismissed", async () => {
    const { page, add } = await open();
    await add("prs.json");
    await add("cut.json", "[1,");
    const card = page.querySelector("[data-failure]");
    expect(card?.textContent).toContain("cut.json, line 1, column 4: the file ends inside a value");
    expect(page.querySelector('[data-file="prs.json"]')).not.toBeNull();
    await click(card?.querySelector("button"));
    expect(page.querySelector("[data-failure]")).toBeNull();
  });

  it("that holds a model is a chip of its own kind, before there is data, too", async () => {
    const { page, workspace, add } = await open();
    await add("mine.json", '{"identifier": "mine", "schema": {}}');
    const chip = page.querySelector('[data-model-file="mine.json"]');
    expect(chip?.textContent).toBe("Model: mine.json 1 blueprint");
    expect(page.querySelector("h1")?.textContent).toContain("Drop your exports");
    expect(page.querySelector('.visually-hidden[role="status"][aria-live]')?.textContent).toBe(
      "mine.json changes the model: 1 blueprint.",
    );
    await click(chip?.querySelector('[aria-label="Remove mine.json"]'));
    expect(workspace.model.changed.value).toBe(false);
    expect(page.querySelector("[data-model-file]")).toBeNull();
  });

  it("that holds a bad model says where, and what to do", async () => {
    const { page, add } = await open();
    await add("mine.json", '{"identifier": "mine", "schema": {},\n "refuse": 1}');
    expect(page.querySelector("[data-failure]")?.textContent).toContain(
      "mine.json, line 2, column 2: here the model has something that does not belong",
    );
  });

  it("is announced when it is read", async () => {
    const { page, add } = await open();
    await add("prs.json");
    expect(page.querySelector('.visually-hidden[role="status"][aria-live]')?.textContent).toBe(
      "prs.json is read: 1 GitHub pull request → 1 deployment.",
    );
  });
});
