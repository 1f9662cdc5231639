import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { makeZip } from "../web/support/make-zip";
import { drop, pullRequests } from "./support/files";
import { usePages } from "./support/page";
import { settled } from "./support/report";

const pages = usePages();

const kMany = 1000;
/** What the engine is asked for all of them: each file is read, and the whole is computed once. */
const once = { reset: 1, read: kMany, report: 1, choices: 1, summary: 1 };
const files = Array.from({ length: kMany }, (_, i) =>
  pullRequests(`${i}.json`, 1, `service-${i % 7}`),
).map((file, i) => ({
  ...file,
  text: file.text.replace('"number": 1,', `"number": ${i},`).replace('"id": 1001', `"id": ${i}`),
}));

const totals = (page: Page) =>
  page
    .locator(
      '[data-widget-id="serviceDoraTable"] tr[data-entity] td[data-property="total_deployments"]',
    )
    .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute("data-value"))));

/** Counts from now on what the page asks of the engine. */
async function commands(page: Page): Promise<() => Promise<Record<string, number>>> {
  const counts = await page.evaluateHandle(() => {
    const seen: Record<string, number> = {};
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (
      this: Worker,
      message: { command?: { kind: string } },
    ) {
      const kind = message.command?.kind;
      if (kind) seen[kind] = (seen[kind] ?? 0) + 1;
      post.call(this, message);
    } as typeof post;
    return seen;
  });
  return () => counts.jsonValue();
}

test("a thousand files dropped at once are read once each, for one report", async () => {
  const { page, assertQuiet, close } = await pages.open();
  const asked = await commands(page);
  await drop(page, ...files);
  await settled(page);
  assert.deepEqual(await asked(), once);
  assert.deepEqual((await totals(page)).toSorted(), [142, 143, 143, 143, 143, 143, 143]);

  // They are shown as far as they can be looked at.
  assert.equal(await page.locator("[data-file]").count(), 23);
  await page.getByRole("button", { name: "977 more files" }).click();
  assert.equal(await page.locator("[data-file]").count(), kMany);
  await page.getByRole("button", { name: "Data health" }).click();
  const source = page.locator('[data-source="github-pull-requests"]');
  await source.getByText("1,000 files of GitHub pull requests").waitFor();
  assert.match(await source.innerText(), /1,000 deployments, 10 Nov 2026/);
  assert.equal(await page.locator("[data-health]").count(), 0);
  assertQuiet();
  await close();
});

test("a thousand files in an archive are the same", async () => {
  const { page, assertQuiet, close } = await pages.open();
  const asked = await commands(page);
  const bytes = await makeZip(Object.fromEntries(files.map(({ name, text }) => [name, text])));
  await drop(page, { name: "exports.zip", bytes });
  await settled(page);
  assert.deepEqual(await asked(), once);
  assert.deepEqual((await totals(page)).toSorted(), [142, 143, 143, 143, 143, 143, 143]);
  assertQuiet();
  await close();
});
