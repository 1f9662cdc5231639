import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { makeZip } from "../web/support/make-zip";
import { assertAccessible } from "./support/axe";
import { drop, pullRequest } from "./support/files";
import { usePages } from "./support/page";
import { settled } from "./support/report";

const pages = usePages();

const table = '[data-widget-id="serviceDoraTable"]';
const rows = (page: Page, service: string) => page.locator(`${table} tr[data-entity="${service}"]`);

/** Pull requests of one repository, of which some have a label. */
const labelled = {
  name: "prs.json",
  text: JSON.stringify(
    ["app:cart", "app:search", ""].map((label, index) => ({
      ...pullRequest(index + 1, `2026-11-${10 + index}T10:00:00Z`),
      labels: label === "" ? [] : [{ name: label }],
    })),
  ),
};

test("a CODEOWNERS file in an archive gives a repository two teams, and stands in both", async () => {
  const { page, assertQuiet, close } = await pages.open();
  const owners = "# Owners\n* @acme/core @acme/web # both\n*.js somebody@example.com\n";
  const bytes = await makeZip({ "shop/.github/CODEOWNERS": owners });
  await drop(page, labelled);
  await settled(page);
  await drop(page, { name: "checkouts.zip", bytes });
  await rows(page, "shop").nth(1).waitFor();
  assert.equal(await rows(page, "shop").count(), 2);
  const heads = page.locator(`${table} tr.group`);
  assert.match((await heads.allInnerTexts()).join(" "), /core.*web/is);
  await page.locator('[data-file="checkouts.zip/shop/.github/CODEOWNERS"]').waitFor();
  await assertAccessible(page);
  assertQuiet();
  await close();
});

test("a CODEOWNERS file by itself is asked for its repository, and catalog-info.yaml is read", async () => {
  const { page, assertQuiet, close } = await pages.open();
  await drop(page, labelled, { name: "CODEOWNERS", text: "* @acme/core\n" });
  const failure = page.locator("[data-failure]", { hasText: "does not name its repository" });
  await failure.waitFor();
  await settled(page);
  await drop(
    page,
    { name: "CODEOWNERS", text: "# repository: shop\n* @acme/core\n" },
    {
      name: "catalog-info.yaml",
      text: "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: api}\nspec: {owner: web}\n",
    },
  );
  await rows(page, "api").waitFor();
  assert.equal(await failure.count(), 0);
  assert.equal(await rows(page, "shop").count(), 1);
  assertQuiet();
  await close();
});

test("rules in the panel make one repository several services", async () => {
  const { page, assertQuiet, close } = await pages.open();
  await drop(page, labelled);
  await settled(page);
  await page.getByRole("button", { name: "Model", exact: true }).click();
  await page
    .getByRole("navigation", { name: "Documents of the model" })
    .getByText("Services of a monorepo", { exact: true })
    .click();
  await page.locator(".cm-line", { hasText: '"serviceRules"' }).click();
  await page.keyboard.press("End");
  for (const _ of "],") await page.keyboard.press("ArrowLeft");
  await page.keyboard.insertText('{"repository": "shop", "by": "label", "match": "app:*"}');
  for (const service of ["cart", "search", "shop"]) await rows(page, service).waitFor();
  assertQuiet();
  await close();
});
