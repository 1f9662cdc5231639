import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { assertAccessible } from "./support/axe";
import { drop, pullRequest, root } from "./support/files";
import { usePages } from "./support/page";
import { settled } from "./support/report";

const pages = usePages();

interface Sample {
  _team: { identifier: string; title: string }[];
  service: { identifier: string; relations?: { team?: string } }[];
  deployment: {
    properties: { deploymentStatus: string; environment: string; createdAt: string };
    relations: { service: string };
  }[];
}
const sample = JSON.parse(
  readFileSync(`${root}/public/sample/sample-synthetic.json`, "utf8"),
) as Sample;

/** The successful deployments of each service, counted here and by no engine. */
function deployments({
  team = null as string | null,
  service = null as string | null,
  environment = "Production" as string | null,
  from = "",
  to = "9",
} = {}): [string, string][] {
  return sample.service
    .filter(({ relations }) => team === null || (relations?.team ?? "") === team)
    .map(({ identifier }) => identifier)
    .filter((identifier) => service === null || identifier === service)
    .map((identifier): [string, string] => {
      const counted = sample.deployment.filter(
        ({ properties, relations }) =>
          relations.service === identifier &&
          properties.deploymentStatus === "Success" &&
          (environment === null || properties.environment === environment) &&
          properties.createdAt.slice(0, 10) >= from &&
          properties.createdAt.slice(0, 10) <= to,
      );
      return [identifier, String(counted.length)];
    })
    .sort();
}

/** The same as the page shows it: rows, and the deployments in each. */
async function shown(page: Page): Promise<[string, string][]> {
  await settled(page);
  const rows = await page
    .locator('[data-widget-id="serviceDoraTable"] tr[data-entity]')
    .evaluateAll((all) =>
      all.map((row): [string, string] => [
        row.getAttribute("data-entity") ?? "",
        row.querySelector('[data-property="total_deployments"]')?.getAttribute("data-value") ?? "",
      ]),
    );
  return rows.sort();
}

const menu = (page: Page, name: string) =>
  page.getByRole("region", { name: "Filters" }).getByRole("button", { name: `${name}:` });
const option = (page: Page, name: string) => page.getByRole("option", { name });

async function openSample(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Try sample data" }).click();
  await settled(page);
}

test("each filter leaves what a count of the sample's own file says", async () => {
  const { page, assertQuiet, close } = await pages.open();
  await openSample(page);
  assert.deepEqual(await shown(page), deployments());

  await menu(page, "Teams").click();
  await option(page, "Platform").click();
  assert.deepEqual(await shown(page), deployments({ team: "platform" }));
  await option(page, "Platform").click();
  await option(page, "Without a team").click();
  assert.deepEqual(await shown(page), deployments({ team: "" }));
  await page.getByRole("button", { name: "Clear all filters" }).click();

  await menu(page, "Services").click();
  await option(page, "Checkout").click();
  assert.deepEqual(await shown(page), deployments({ service: "checkout" }));
  await page.getByRole("button", { name: "All services", exact: true }).last().click();
  await page.keyboard.press("Escape");

  await menu(page, "Environments").click();
  await page.getByLabel("Staging").check();
  assert.deepEqual(await shown(page), deployments({ environment: "Staging" }));
  await page.getByLabel("any environment").check();
  assert.deepEqual(await shown(page), deployments({ environment: null }));
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Clear all filters" }).click();

  await menu(page, "Time").click();
  await page.getByLabel("Last day").fill("2026-10-31");
  assert.deepEqual(await shown(page), deployments({ to: "2026-10-31" }));
  await page.getByLabel("the last 30 days").check();
  assert.deepEqual(await shown(page), deployments({ from: "2026-10-02", to: "2026-10-31" }));
  await page.getByLabel("Quarter", { exact: true }).selectOption("Q3 2026");
  assert.deepEqual(await shown(page), deployments({ from: "2026-07-01", to: "2026-09-30" }));
  await page.getByLabel("First day").fill("2026-09-15");
  assert.deepEqual(await shown(page), deployments({ from: "2026-09-15", to: "2026-09-30" }));
  assertQuiet();
  await close();
});

test("a reload brings the view back, once the data is there", async () => {
  const { page, assertQuiet, close } = await pages.open();
  await openSample(page);
  await menu(page, "Teams").click();
  await option(page, "Platform").click();
  await page.keyboard.press("Escape");
  await menu(page, "Time").click();
  await page.getByLabel("Quarter", { exact: true }).selectOption("Q3 2026");
  await settled(page);
  const fragment = "#view=1,team:platform,from:2026-07-01,to:2026-09-30,compare";
  assert.equal(new URL(page.url()).hash, fragment);
  await page.reload();
  await openSample(page);
  const wanted = deployments({ team: "platform", from: "2026-07-01", to: "2026-09-30" });
  assert.deepEqual(await shown(page), wanted);

  await page.evaluate(() => {
    location.hash = "#view=1,service:checkout";
  });
  await menu(page, "Services").getByText("Checkout").waitFor();
  assert.deepEqual(await shown(page), deployments({ service: "checkout" }));
  assertQuiet();
  await close();
});

test("what an address names and the data does not have is said, with a way out", async () => {
  const { page, assertQuiet, close } = await pages.open();
  await page.goto(`${pages.url()}#view=1,team:nobody`);
  await openSample(page);
  const filters = page.getByRole("region", { name: "Filters" });
  await filters.getByText("What was added has no team “nobody”.").waitFor();
  await filters.getByText("Nothing in what was added is of these filters: nobody.").waitFor();
  assert.equal(new URL(page.url()).hash, "#view=1,team:nobody");
  await assertAccessible(page);
  await filters.getByRole("button", { name: "Take it out of the filter" }).click();
  assert.deepEqual(await shown(page), deployments());
  assertQuiet();
  await close();
});

test("changes by bots are left out in the bar, and the address says so", async () => {
  const { page, assertQuiet, close } = await pages.open();
  const records = [1, 2, 3].map((number) => ({
    ...pullRequest(number, "2026-11-10T10:00:00Z"),
    user: { login: number === 1 ? "dependabot[bot]" : "somebody" },
  }));
  const file = { name: "prs.json", text: JSON.stringify(records) };
  await drop(page, file);
  await settled(page);
  assert.deepEqual(await shown(page), [["shop", "3"]]);
  await menu(page, "Left out").click();
  await page.getByLabel("bots: 1").check();
  await menu(page, "Left out").getByText("Without bots").waitFor();
  assert.deepEqual(await shown(page), [["shop", "2"]]);
  assert.match(page.url(), /#view=1,compare,hide:bots\.bots$/);
  await page.reload();
  await drop(page, file);
  await menu(page, "Left out").getByText("Without bots").waitFor();
  assert.deepEqual(await shown(page), [["shop", "2"]]);
  await page.getByRole("button", { name: "Clear all filters" }).click();
  await page.locator('[data-entity="shop"] [data-value="3"]').first().waitFor();
  assertQuiet();
  await close();
});

test("the filters can be worked with the keyboard alone", async () => {
  const { page, close } = await pages.open();
  await openSample(page);
  await menu(page, "Teams").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("combobox", { name: "Search teams" }).waitFor();
  await page.keyboard.type("plat");
  await page.keyboard.press("Enter");
  assert.deepEqual(await shown(page), deployments({ team: "platform" }));
  await page.keyboard.press("Escape");
  assert.equal(await menu(page, "Teams").evaluate((one) => one === document.activeElement), true);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("combobox", { name: "Search services" }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.equal((await shown(page)).length, 1);
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Shift+Tab"); // which leaves the panel, and so closes it
  await page.getByRole("combobox", { name: "Search services" }).waitFor({ state: "detached" });
  await close();
});

test("on a phone the filters fold into one button that says what is in force", async () => {
  const { page, close } = await pages.open({
    viewport: { width: 390, height: 800 },
    reducedMotion: "reduce",
  });
  await openSample(page);
  const fold = page.locator(".filters-fold");
  assert.equal(await fold.innerText(), "Filters");
  assert.equal(await menu(page, "Teams").isVisible(), false);
  await fold.click();
  await menu(page, "Teams").click();
  await option(page, "Platform").click();
  await settled(page);
  assert.equal(await fold.innerText(), "Filters: Platform");
  await assertAccessible(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.equal(wide, 390);
  await fold.click();
  assert.equal(await menu(page, "Teams").isVisible(), false);
  await close();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing in the open menus in the ${colorScheme} theme`, async () => {
    const { page, close } = await pages.open({ colorScheme, reducedMotion: "reduce" });
    await openSample(page);
    await page.locator("[data-change]").first().waitFor();
    for (const name of ["Teams", "Services", "Environments", "Time"]) {
      await menu(page, name).click();
      await page.getByRole("dialog", { name }).locator("input").first().waitFor();
      await assertAccessible(page);
      await page.keyboard.press("Escape");
    }
    await close();
  });
}

test("each number says how it changed since the period before, unless that is switched off", async () => {
  const { page, close } = await pages.open();
  await openSample(page);
  const change = page.locator('[data-widget-id="deployFreqKpi"] [data-change]');
  await change.waitFor();
  assert.match((await change.getAttribute("title")) ?? "", /as of 16 Oct 2026, 30 days before$/);
  await menu(page, "Time").click();
  await page.getByLabel("Quarter", { exact: true }).selectOption("Q3 2026");
  await settled(page);
  const title = /1 Apr – 30 Jun 2026|31 Mar – 30 Jun 2026/;
  await page.locator('[data-widget-id="deployFreqKpi"] [data-change][title*="Jun 2026"]').waitFor();
  assert.match((await change.getAttribute("title")) ?? "", title);
  await page.keyboard.press("Escape");
  await page.getByLabel("Compare").uncheck();
  await change.waitFor({ state: "detached" });
  await close();
});
