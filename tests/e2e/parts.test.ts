import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { drop, pullRequests } from "./support/files";
import { sentences, usePages } from "./support/page";
import { settled } from "./support/report";

const pages = usePages();
const total = (page: Page) =>
  page
    .locator('tr[data-entity="shop"] td[data-property="total_deployments"]')
    .getAttribute("data-value");

test("the sample's dashboard needs the first part of the engine alone; the rest follows", async () => {
  const { page, assertQuiet, close } = await pages.open();
  let go: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  await page.route(/dora-rest/, async (route) => {
    await held;
    await route.continue();
  });
  const rest = page.waitForResponse(/dora-rest/);
  await page.getByRole("button", { name: "Try sample data" }).click();
  await settled(page);
  go();
  assert.equal((await rest).status(), 200);
  assertQuiet();
  await close();
});

test("what the first part does not have is fetched when it is called", async () => {
  const { page, assertQuiet, close } = await pages.open();
  let dashboards: number | null = null;
  await page.route(/dora-rest/, async (route) => {
    dashboards ??= await page.locator("[data-now]").count();
    await route.continue();
  });
  await drop(page, pullRequests("prs.json"));
  await settled(page);
  assert.equal(dashboards, 0); // and not only when the dashboard stood, as it is without a call
  assert.equal(await total(page), "3");
  assertQuiet();
  await close();
});

test("without the rest a file that needs it fails with a sentence, and can be read later", async () => {
  const { page, close } = await pages.open();
  await page.route(/dora-rest/, (route) => route.abort());
  await drop(page, pullRequests("prs.json"));
  await page.locator("[data-failure]").waitFor();
  assert.deepEqual(await sentences(page), [
    "prs.json: the engine stopped while reading this file (a part of it could not be fetched, no answer: add the file again when the network is there); it was started again, and your other files were read again.",
  ]);
  await page.unroute(/dora-rest/);
  await drop(page, pullRequests("prs.json"));
  await settled(page);
  assert.equal(await total(page), "3");
  await close();
});

test("a server that does not know what a module is serves the page as well", async () => {
  const { page, assertQuiet, close } = await pages.open();
  await page.route(/\.wasm$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, contentType: "application/octet-stream" });
  });
  await page.reload();
  await drop(page, pullRequests("prs.json"));
  await settled(page);
  assert.equal(await total(page), "3");
  assertQuiet();
  await close();
});
