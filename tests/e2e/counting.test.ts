import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { drop, fromDisk, pullRequests, sharedData } from "./support/files";
import { usePages } from "./support/page";
import { settled } from "./support/report";

const pages = usePages();

const list = {
  name: "deployments.csv",
  text: "service,deployed_at,environment\nshop,2026-11-10T10:00:00Z,prod\n",
};

async function totalOf(page: Page, service: string): Promise<string> {
  const row = page.locator(`[data-widget-id="serviceDoraTable"] tr[data-entity="${service}"]`);
  return row.locator("td").last().innerText();
}

test("a change that two exports tell of counts once, until a person says otherwise", async () => {
  const { page, assertQuiet, close } = await pages.open();
  await drop(page, pullRequests("merges.json", 3, "Shop"), list);
  await settled(page);
  assert.equal(await totalOf(page, "shop"), "1");

  await page.getByRole("button", { name: "Data health" }).click();
  const health = page.locator("#data-health");
  await health.getByText("“Shop” is shop (but for capitals and separators)").waitFor();
  await health.getByText("Merges into the default branch: 0 of 3").waitFor();
  await health.getByLabel("Count").selectOption({ label: "only: Merges into the default branch" });
  await health.getByText("Merges into the default branch: 3 of 3").waitFor();
  await settled(page);
  assert.equal(await totalOf(page, "shop"), "3");
  await health.getByLabel("Count").selectOption("all");
  await health.getByText("4 of 4 deployments count.").waitFor();
  await settled(page);
  assert.equal(await totalOf(page, "shop"), "4");
  assertQuiet();
  await close();
});

test("real exports of eight tools, dropped at once, make one dashboard", async (t) => {
  const folder = sharedData("");
  if (folder === null) return t.skip("the real exports are not here");
  const paths = readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => sharedData(name) ?? name);
  const { page, assertQuiet, close } = await pages.open();
  await drop(page, ...paths.map(fromDisk));
  await settled(page);
  assert.equal(await page.locator("[data-file]").count(), paths.length);
  assert.equal(await page.locator(".failures *").count(), 0);
  assert.equal(await totalOf(page, "ants"), "47");
  assert.equal(await totalOf(page, "gitlab-data/snowflake_spend"), "10");
  assertQuiet();
  await close();
});
