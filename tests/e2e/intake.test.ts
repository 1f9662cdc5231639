import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { drop, pullRequests } from "./support/files";
import { usePages } from "./support/page";
import { settled } from "./support/report";

const pages = usePages();

const entities = (page: Page) =>
  page
    .locator('[data-widget-id="serviceDoraTable"] tr[data-entity]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-entity")).sort());

async function copy(page: Page, text: string) {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
}

test("Ctrl+V anywhere reads what was copied", async () => {
  const { page, assertQuiet, close } = await pages.open();
  await copy(page, pullRequests("x").text);
  await page.keyboard.press("Control+V");
  await settled(page);
  assert.deepEqual(await entities(page), ["shop"]);
  assert.match(
    await page.locator("[data-file]").innerText(),
    /^pasted text 3 GitHub pull requests/,
  );
  assertQuiet();
  await close();
});

test("the Paste button takes a pasted text, and a typed one", async () => {
  const { page, assertQuiet, close } = await pages.open();
  await page.getByRole("button", { name: "Paste" }).click();
  await copy(page, pullRequests("x", 1, "pasted").text);
  await page.keyboard.press("Control+V");
  await settled(page);
  assert.deepEqual(await entities(page), ["pasted"]);

  await page.getByRole("button", { name: "Add data" }).click();
  await page.getByLabel("Or paste an export").fill(pullRequests("x", 1, "typed").text);
  await page.getByRole("button", { name: "Read the text" }).click();
  await page.locator('[data-file="pasted text 2"]', { hasText: "→" }).waitFor();
  await settled(page);
  assert.deepEqual(await entities(page), ["pasted", "typed"]);
  assertQuiet();
  await close();
});

test("files are added, replaced and removed", async () => {
  const { page, assertQuiet, close } = await pages.open();
  await drop(page, pullRequests("a.json", 1, "alpha"), pullRequests("b.json", 1, "beta"));
  await settled(page);
  assert.deepEqual(await entities(page), ["alpha", "beta"]);

  await drop(page, pullRequests("a.json", 1, "gamma"));
  await page.locator('tr[data-entity="gamma"]').waitFor();
  assert.deepEqual(await entities(page), ["beta", "gamma"]);

  await page.getByRole("button", { name: "Remove b.json" }).click();
  await page.locator('tr[data-entity="beta"]').waitFor({ state: "detached" });
  assert.deepEqual(await entities(page), ["gamma"]);

  await page.getByRole("button", { name: "Remove a.json" }).click();
  await page.getByRole("heading", { name: "Drop your exports." }).waitFor();
  assertQuiet();
  await close();
});

test("a list of services and teams groups what is there", async () => {
  const { page, close } = await pages.open();
  await drop(page, pullRequests("prs.json", 2, "shop"));
  await settled(page);
  assert.match(await page.locator("main").innerText(), /No team is known yet/);
  await drop(page, { name: "teams.csv", text: "service,team\nshop,Storefront\n" });
  await page.locator(".group-toggle", { hasText: "Storefront" }).waitFor();
  assert.equal(await page.locator('[data-widget-id="teamDoraTable"] tr[data-entity]').count(), 1);
  await close();
});

test("the whole window shows that it takes files while they are dragged over it", async () => {
  const { page, close } = await pages.open();
  const transfer = await page.evaluateHandle(() => {
    const made = new DataTransfer();
    made.items.add(new File(["x"], "x.json"));
    return made;
  });
  await page.dispatchEvent("body", "dragenter", { dataTransfer: transfer });
  await page.getByText("Drop to add").waitFor();
  await page.dispatchEvent("body", "dragleave", { dataTransfer: transfer });
  await page.getByText("Drop to add").waitFor({ state: "detached" });
  await close();
});

test("an engine that cannot be fetched is said in a sentence", async () => {
  const { page, close } = await pages.open();
  await page.route(/\.wasm$/, (route) => route.abort());
  await page.reload();
  await drop(page, pullRequests("prs.json"));
  const sentence = await page.locator("[data-failure] p").innerText();
  assert.match(sentence, /^prs\.json: the engine could not be started/);
  await close();
});
