import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { assertAccessible } from "./support/axe";
import { drop, dropLarge, pullRequests } from "./support/files";
import { chips, sentences, usePages } from "./support/page";
import { settled } from "./support/report";

const pages = usePages();

const total = (page: Page) =>
  page.locator('tr[data-entity="shop"] td[data-property="total_deployments"]');

test("each bad file gets one sentence, and nothing that was loaded is lost", async () => {
  const { page, assertQuiet, close } = await pages.open();
  const good = pullRequests("good.json");
  await drop(page, good);
  await settled(page);
  assert.equal(await total(page).getAttribute("data-value"), "3");

  await drop(
    page,
    { name: "cut-off.json", text: good.text.slice(0, Math.floor(good.text.length * 0.6)) },
    { name: "page.html", text: "<!doctype html>\n<title>Sign in</title>" },
    { name: "empty.json", text: "" },
    { name: "users.json", text: '[\n {"login": "a", "node_id": "b"}\n]' },
  );
  await page.locator("[data-failure]").nth(3).waitFor();
  await settled(page);
  const [cut, html, empty, users] = await sentences(page);
  assert.match(cut ?? "", /^cut-off\.json, line \d+, column \d+: the file ends inside a value/);
  assert.match(html ?? "", /^page\.html, line 1, column 1: this is no JSON/);
  assert.match(empty ?? "", /^empty\.json: the file is empty/);
  assert.match(
    users ?? "",
    /^users\.json, line \d+, column \d+: .*login, node_id.*known are pull requests/,
  );
  assert.deepEqual(await chips(page), ["good.json"]);
  assert.equal(await total(page).getAttribute("data-value"), "3");

  await page.getByRole("button", { name: "Dismiss the problem with users.json" }).click();
  assert.equal((await sentences(page)).length, 3);
  assertQuiet();
  await close();
});

test("a date that does not parse is skipped, counted and shown in data health", async () => {
  const { page, close } = await pages.open();
  const file = pullRequests("dates.json");
  const text = file.text.replace('"created_at": "2026-11-10', '"created_at": "10 November');
  await drop(page, { name: file.name, text });
  await settled(page);
  await page.getByRole("button", { name: /^dates\.json/ }).click();
  const health = await page.locator('[data-health="dates.json"]').innerText();
  assert.match(
    health,
    /1 record has a date that cannot be read.*: record 1, line \d+, “10 NovemberT.*”\. No metric/,
  );
  assert.equal(await total(page).getAttribute("data-value"), "2");
  await close();
});

test("a lead time below zero is kept, and warned about", async () => {
  const { page, close } = await pages.open();
  const file = pullRequests("backwards.json");
  const text = file.text.replace('"created_at": "2026-11-10', '"created_at": "2026-11-19');
  await drop(page, { name: file.name, text });
  await settled(page);
  assert.match(await page.locator('[data-file="backwards.json"]').innerText(), /1 warning/);
  await page.getByRole("button", { name: /^backwards\.json/ }).click();
  assert.match(
    await page.locator('[data-health="backwards.json"]').innerText(),
    /1 pull request was merged before being created\. The negative lead time was kept/,
  );
  await close();
});

test("a file of 2 GB is streamed, and can be cancelled", async () => {
  const { page, assertQuiet, close } = await pages.open();
  await drop(page, pullRequests("good.json"));
  await settled(page);
  await dropLarge(page, "large.json", 2e9);
  const bar = page.getByRole("progressbar", { name: "Reading large.json" });
  await bar.waitFor();
  assert.match(await page.locator(".reading").innerText(), /of 2 GB · [\d,]+ records?/);
  await page.getByRole("button", { name: "Cancel" }).click();
  await bar.waitFor({ state: "detached" });
  await settled(page);
  assert.deepEqual(await chips(page), ["good.json"]);
  assert.equal(await total(page).getAttribute("data-value"), "3");

  await dropLarge(page, "large.json", 2e9);
  await page.locator('[data-file="large.json"]', { hasText: "→" }).waitFor({ timeout: 120_000 });
  await settled(page);
  assert.deepEqual(await chips(page), ["good.json", "large.json"]);
  assertQuiet();
  await close();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing while the first file is read, in the ${colorScheme} theme`, async () => {
    const { page, assertQuiet, close } = await pages.open({ colorScheme });
    await dropLarge(page, "larger.json", 4e10);
    await page.getByRole("progressbar", { name: "Reading larger.json" }).waitFor();
    await assertAccessible(page);
    assert.equal(await page.locator("[data-skeleton]").count(), 1);
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: "Choose files" }).waitFor();
    assertQuiet();
    await close();
  });
}

test("a file that changes on disk before it is read again is reported, the others stay", async () => {
  const { page, close } = await pages.open();
  const folder = mkdtempSync(join(tmpdir(), "dora-lens-"));
  const path = join(folder, "changing.json");
  writeFileSync(path, pullRequests("changing.json", 2, "other").text);
  await page.locator("input[type=file]").setInputFiles(path);
  await settled(page);
  await drop(page, pullRequests("good.json"), pullRequests("extra.json", 1, "extra"));
  await page.locator('[data-file="extra.json"]', { hasText: "→" }).waitFor();

  writeFileSync(path, pullRequests("changing.json", 9, "other").text);
  await page.getByRole("button", { name: "Remove extra.json" }).click(); // reads the others again
  await page.locator("[data-failure]").waitFor();
  await settled(page);
  assert.deepEqual(await sentences(page), [
    "changing.json: the file changed while it was being read; drop it again.",
  ]);
  assert.deepEqual(await chips(page), ["good.json"]);
  await close();
});
