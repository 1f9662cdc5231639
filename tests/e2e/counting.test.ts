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

test("what a person leaves out leaves the dashboard, which says so", async () => {
  const { page, assertQuiet, close } = await pages.open();
  const incidents = [
    "service,title,severity,labels,started_at,resolved_at",
    "s0,Outage,SEV1,database,2026-11-10T10:00:00Z,2026-11-10T11:00:00Z",
    "s0,Slow,SEV3,,2026-11-11T10:00:00Z,2026-11-11T11:00:00Z",
    "s0,Scheduled maintenance,SEV3,,2026-11-12T10:00:00Z,2026-11-12T11:00:00Z",
  ];
  await drop(page, pullRequests("merges.json", 3, "s0"), {
    name: "incidents.csv",
    text: `${incidents.join("\n")}\n`,
  });
  await settled(page);
  await page.getByRole("button", { name: "Data health" }).click();
  const severity = page.locator('[data-facet="incident-severity"]');
  await severity.getByLabel("SEV3: 2").check();
  await severity.getByText("Left out: 2 incidents.").waitFor();
  await page.getByText("Left out, as chosen in Data health: 2 incidents.").waitFor();
  await severity.getByLabel("SEV3: 2").uncheck();
  await page.locator('[data-facet="maintenance"]').getByLabel("maintenance: 1").check();
  await page.getByText("Left out, as chosen in Data health: 1 incident.").waitFor();
  assertQuiet();
  await close();
});

test("a release to several regions counts once when asked", async () => {
  const { page, assertQuiet, close } = await pages.open();
  const rows = ["eu", "us", "asia"].map((at) => `shop,prod-${at},2026-11-10T10:00:00Z,7\n`);
  await drop(page, {
    name: "deployments.csv",
    text: `service,environment,deployed_at,version\n${rows.join("")}`,
  });
  await settled(page);
  assert.equal(await totalOf(page, "shop"), "3");
  await page.getByRole("button", { name: "Data health" }).click();
  await page.getByLabel("several regions").check();
  await page.getByText("1 of 3 deployments counts").waitFor();
  await settled(page);
  assert.equal(await totalOf(page, "shop"), "1");
  assertQuiet();
  await close();
});

test("lead time begins at the first commit when asked", async () => {
  const { page, assertQuiet, close } = await pages.open();
  const first = { committedDate: "2026-11-01T10:00:00Z" };
  const pullRequest = (number: number, commits: object[]) => ({
    number,
    title: "Change",
    state: "MERGED",
    baseRefName: "main",
    url: `https://github.com/acme/shop/pull/${number}`,
    createdAt: "2026-11-02T10:00:00Z",
    mergedAt: "2026-11-03T10:00:00Z",
    updatedAt: "2026-11-03T10:00:00Z",
    commits,
  });
  await drop(page, {
    name: "prs.json",
    text: JSON.stringify([pullRequest(1, [first]), pullRequest(2, [])]),
  });
  await settled(page);
  await page.getByRole("button", { name: "Data health" }).click();
  await page
    .getByLabel("Where lead time begins")
    .selectOption({ label: "Its first commit (known of 1)" });
  await page.getByText("1 pull request without it is measured as usual.").waitFor();
  await settled(page);
  const leadTime = page.locator('tr[data-entity="shop"] td[data-property="lead_time_for_changes"]');
  assert.equal(await leadTime.first().getAttribute("data-value"), "36"); // of 48 and 24
  assertQuiet();
  await close();
});
