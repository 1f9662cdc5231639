import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { assertAccessible } from "./support/axe";
import { usePages } from "./support/page";
import { settled } from "./support/report";

const pages = usePages();

const theme = (page: Page) => page.locator("html").getAttribute("data-theme");
const options = (page: Page) => page.getByRole("option");
const dialog = (page: Page, name: string) => page.getByRole("dialog", { name });

/** Closes the dialog, and waits until it is gone, as a person would before the next key. */
async function leave(page: Page) {
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.querySelector("dialog[open]") === null);
}

test("single keys open, paste, switch the theme and show help", async () => {
  const { page, assertQuiet, close } = await pages.open({ colorScheme: "light" });
  const chooser = page.waitForEvent("filechooser");
  await page.title(); // by then the driver takes the browser's dialog in its place
  await page.keyboard.press("o");
  assert.ok((await chooser).isMultiple());
  await page.keyboard.press("t");
  await page.locator('html[data-theme="dark"]').waitFor();
  await page.keyboard.press("p");
  await dialog(page, "Add data").waitFor();
  // In the dialog's field a key is a letter.
  await page.keyboard.type("top");
  assert.equal(await page.locator("#pasted").inputValue(), "top");
  await leave(page);
  await page.keyboard.press("?");
  await dialog(page, "Keyboard shortcuts").waitFor();
  await page.keyboard.press("t");
  assert.equal(await theme(page), "dark");
  await leave(page);
  await page.keyboard.press("Alt+t");
  assert.equal(await theme(page), "dark");
  // Nothing to take away yet.
  await page.keyboard.press("e");
  assert.equal(await page.locator("dialog[open]").count(), 0);
  assertQuiet();
  await close();
});

test("single keys can be switched off, and stay off", async () => {
  const { page, close } = await pages.open({ colorScheme: "light" });
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await page.getByRole("checkbox", { name: /^Single keys/ }).uncheck();
  await page.reload();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("t");
  await page.keyboard.press("Control+k");
  await dialog(page, "Commands").waitFor();
  assert.equal(await theme(page), "light");
  await close();
});

test("the list has everything that can be done, is searched, and does it", async () => {
  const { page, assertQuiet, close } = await pages.open({ colorScheme: "light" });
  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox", { name: "Search commands" });
  await field.waitFor();
  assert.equal(await page.getByRole("option", { name: /^Take away/ }).count(), 0);
  const active = async () =>
    page.locator(`#${await field.getAttribute("aria-activedescendant")}`).innerText();
  assert.match(await active(), /^Open files/);
  await page.keyboard.press("ArrowUp");
  assert.match(await active(), /^Keyboard shortcuts/);
  await page.keyboard.press("ArrowDown");
  assert.match(await active(), /^Open files/);
  await field.fill("sample");
  assert.equal(await options(page).count(), 1);
  await page.keyboard.press("Enter");
  await settled(page);
  assert.equal(await page.locator("dialog[open]").count(), 0);

  await page.keyboard.press("Control+k");
  await field.fill("dark");
  await page.keyboard.press("Enter");
  await page.locator('html[data-theme="dark"]').waitFor();
  await page.keyboard.press("Control+k");
  await field.fill("no such thing");
  await page.getByText("Nothing like that can be done here.").waitFor();
  await leave(page);
  assert.equal(await page.locator("dialog[open]").count(), 0);

  for (const [asked, then] of [
    ["take away", "Take away"],
    ["connect", "Connect to Port"],
    ["shortcuts", "Keyboard shortcuts"],
  ] as const) {
    await page.keyboard.press("Control+k");
    await field.fill(asked);
    await page.keyboard.press("Enter");
    await page.locator("dialog[open]").getByRole("heading", { name: then }).first().waitFor();
    await leave(page);
  }
  assertQuiet();
  await close();
});

test("every shortcut stands in the help, and every command with a key in the list", async () => {
  const { page, close } = await pages.open();
  await page.getByRole("button", { name: "Try sample data" }).click();
  await settled(page);
  await page.keyboard.press("?");
  const help = dialog(page, "Keyboard shortcuts");
  await help.waitFor();
  const shown = await help.locator("[data-shortcut]").allInnerTexts();
  const keys = shown.map((line) => line.split("\n").at(-1)?.trim());
  for (const key of ["o", "p", "f or /", "t", "e", "?"]) assert.ok(keys.includes(key), key);
  await leave(page);
  await page.keyboard.press("Control+k");
  await dialog(page, "Commands").waitFor();
  const listed = await options(page).allInnerTexts();
  for (const key of ["o", "p", "f or /", "t", "e", "?"]) {
    assert.ok(
      listed.some((line) => line.split("\n").at(-1)?.trim() === key),
      key,
    );
  }
  await close();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing in the lists at ${width} pixels in the ${colorScheme} theme`, async () => {
      const { page, close } = await pages.open({
        colorScheme,
        viewport: { width, height: 900 },
        reducedMotion: "reduce",
      });
      await page.locator("summary", { hasText: "Where the numbers come from" }).click();
      await assertAccessible(page);
      await page.keyboard.press("?");
      await dialog(page, "Keyboard shortcuts").waitFor();
      await assertAccessible(page);
      await leave(page);
      await page.keyboard.press("Control+k");
      await dialog(page, "Commands").waitFor();
      await assertAccessible(page);
      await page.getByRole("combobox").fill("no such thing");
      await page.getByText("Nothing like that can be done here.").waitFor();
      await assertAccessible(page);
      await close();
    });
  }
}
