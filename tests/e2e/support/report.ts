import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import type { Page } from "playwright-core";
import type { Report } from "../../../web/src/engine/report";
import { root } from "./files";

/** The report of the command line for the same files and the same moment. */
export function reportOf(now: string, ...paths: string[]): Report {
  const { status, stdout, stderr } = spawnSync(
    "npm",
    ["run", "--silent", "report", "--", "--now", now, ...paths],
    { cwd: root, encoding: "utf8", maxBuffer: 1e9 },
  );
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout) as Report;
}

/** The moment for which the page shows its dashboard. */
export async function shownNow(page: Page): Promise<string> {
  return (await page.locator("[data-now]").getAttribute("data-now")) ?? "";
}

/** Waits for a dashboard with nothing left to do. */
export async function settled(page: Page): Promise<void> {
  await page.locator('[data-now][aria-busy="false"]').waitFor();
}

/** What the page shows of every widget and every cell, unrounded. */
export async function shownValues(page: Page) {
  const widgets = await page
    .locator("[data-widget-id]")
    .evaluateAll((cards) =>
      cards.map((card) => [card.getAttribute("data-widget-id"), card.getAttribute("data-value")]),
    );
  const cells = await page
    .locator("tr[data-entity] td[data-property]")
    .evaluateAll((all) =>
      all.map((cell) => [
        cell.closest("[data-widget-id]")?.getAttribute("data-widget-id"),
        cell.closest("tr")?.getAttribute("data-entity"),
        cell.getAttribute("data-property"),
        cell.getAttribute("data-value"),
      ]),
    );
  return { widgets, cells };
}
