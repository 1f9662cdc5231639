import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { assertAccessible } from "./support/axe";
import { drop, pullRequests, root } from "./support/files";
import { usePages } from "./support/page";
import { settled } from "./support/report";

const pages = usePages();

async function totalOf(page: Page, service: string): Promise<string> {
  const row = page.locator(`[data-widget-id="serviceDoraTable"] tr[data-entity="${service}"]`);
  return row.locator("td").last().innerText();
}

const kBroken = '"environment": ".base.ref | tonumber",';

const strange = {
  name: "strange.csv",
  text: "Thing;Happened;Where\nshop;2026-11-10 10:00;prod\nshop;soon;prod\ncart;2026-11-11;prod\n",
};

test("a table that nothing knows is read once a person says what its columns mean", async () => {
  const { page, assertQuiet, close } = await pages.open();
  await drop(page, strange);
  await page.locator('[data-failure="input-unknown-table"]').waitFor();
  await page.getByRole("button", { name: "Say what the columns mean" }).click();
  const dialog = page.getByRole("dialog", { name: "Columns of strange.csv" });
  await dialog.getByLabel("This table is").selectOption("A list of deployments");
  await dialog.getByText("Still needed: the column for Service").waitFor();
  assert.equal(await dialog.getByRole("button", { name: "Apply" }).isDisabled(), true);
  await dialog.getByLabel("Thing means").selectOption({ value: "service" });
  await dialog.getByLabel("Happened means").selectOption({ value: "deployed_at" });
  await dialog.getByLabel("Where means").selectOption({ value: "environment" });
  await dialog.getByText("shop · Production · Success · 10 Nov 2026, 10:00 UTC").waitFor();
  await dialog.getByText("left out: has a date that cannot be read").waitFor();
  await assertAccessible(page);
  await dialog.getByRole("button", { name: "Apply" }).click();
  await settled(page);
  assert.equal(await totalOf(page, "shop"), "1");
  assert.equal(await page.locator(".failures *").count(), 0);
  assertQuiet();
  await close();
});

test("a guess is corrected, and brought back", async () => {
  const { page, assertQuiet, close } = await pages.open();
  await drop(page, {
    name: "list.csv",
    text: "app,component,date\nsuite,shop,2026-11-10\nsuite,cart,2026-11-11\n",
  });
  await settled(page);
  assert.equal(await totalOf(page, "suite"), "2");
  await page.locator('[data-file="list.csv"] .chip-open').click();
  await page.getByRole("button", { name: "look at the columns" }).click();
  const dialog = page.getByRole("dialog", { name: "Columns of list.csv" });
  assert.equal(await dialog.getByLabel("app means").inputValue(), "service");
  await dialog.getByLabel("component means").selectOption({ value: "service" });
  assert.equal(await dialog.getByLabel("app means").inputValue(), "");
  await dialog.getByText("shop · Production").waitFor();
  await dialog.getByRole("button", { name: "Apply" }).click();
  await page.locator('tr[data-entity="shop"]').first().waitFor();
  await settled(page);
  assert.equal(await totalOf(page, "cart"), "1");
  assert.equal(await page.locator('tr[data-entity="suite"]').count(), 0);

  await page.getByText("as you said").waitFor();
  await page.getByRole("button", { name: "look at the columns" }).click();
  await dialog.getByRole("button", { name: "Undo, and guess again" }).click();
  await page.locator('tr[data-entity="suite"]').first().waitFor();
  assert.equal(await page.locator('tr[data-entity="shop"]').count(), 0);
  assertQuiet();
  await close();
});

test("a person says which service a name is, and that two are not one", async () => {
  const { page, assertQuiet, close } = await pages.open();
  await drop(
    page,
    pullRequests("prs.json", 2, "shop"),
    pullRequests("api.json", 1, "checkout-api"),
    {
      name: "incidents.csv",
      text:
        "service,started_at,resolved_at\nWeb Shop,2026-11-10,2026-11-11\n" +
        "Checkout API,2026-11-10,2026-11-11\n",
    },
  );
  await settled(page);
  assert.equal((await page.locator('tr[data-entity="Web Shop"]').count()) > 0, true);
  await page.getByRole("button", { name: "Data health" }).click();
  const health = page.locator("#data-health");
  await health.getByLabel("“Web Shop” is").selectOption({ value: "shop" });
  await health.getByText("“Web Shop” is shop (as you said)").waitFor();
  await settled(page);
  assert.equal(await page.locator('tr[data-entity="Web Shop"]').count(), 0);

  await health.getByText("“Checkout API” is checkout-api (but for").waitFor();
  await health
    .getByRole("button", { name: "these are two: “Checkout API” and checkout-api" })
    .click();
  await page.locator('tr[data-entity="Checkout API"]').first().waitFor();
  await assertAccessible(page);
  await health.getByLabel("“Checkout API” is").selectOption({ value: "checkout-api" });
  await health.getByText("“Checkout API” is checkout-api (as you said)").waitFor();

  await health.getByRole("button", { name: "these are two: “Web Shop” and shop" }).click();
  await page.locator('tr[data-entity="Web Shop"]').first().waitFor();
  assertQuiet();
  await close();
});

test("a mapping shows what it makes of a record while it is edited", async () => {
  const { page, assertQuiet, close } = await pages.open();
  await drop(page, pullRequests("prs.json", 3, "shop"));
  await settled(page);
  await page.getByRole("button", { name: "Model", exact: true }).click();
  await page
    .getByRole("navigation", { name: "Documents of the model" })
    .getByText("github-pull-requests", { exact: true })
    .click();
  const trial = page.getByRole("region", { name: "What the mapping makes of a record" });
  await trial.getByRole("heading", { name: "Record 1 of prs.json" }).waitFor();
  const deployment = trial.locator('[data-resource="deployment"]');
  const environment = deployment.locator('[data-path="properties.environment"] td');
  await environment.filter({ hasText: '"Production"' }).waitFor();
  await trial.getByRole("button", { name: "Next" }).click();
  await trial.getByRole("region", { name: "The record" }).getByText('"Change 2"').waitFor();

  const path = `${root}/wasm/defaults/mappings/github-pull-requests.json`;
  const text = readFileSync(path, "utf8").replace(/"environment": .*/, kBroken);
  assert.match(text, /tonumber/);
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(text);
  await environment.filter({ hasText: "cannot be parsed as a number" }).waitFor();
  assertQuiet();
  await close();
});

test("the export of every source can be looked up on the empty page", async () => {
  const { page, assertQuiet, close } = await pages.open();
  await page.getByRole("button", { name: "Exports of all other tools" }).click();
  await page.getByLabel("Search the sources").fill("opsgenie alerts");
  await page.getByText("api.opsgenie.com/v2/alerts").waitFor();
  assert.equal(await page.locator(".guides details").count(), 1);
  await assertAccessible(page);
  await page.getByLabel("Search the sources").fill("");
  const guides = page.getByRole("region", { name: "Exports of every source" });
  for (const group of ["Port", "Source control", "CI and CD", "Incidents", "Teams", "Lists"]) {
    await guides.getByRole("heading", { name: group, exact: true }).waitFor();
  }
  assertQuiet();
  await close();
});
