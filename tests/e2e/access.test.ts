import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { assertAccessible } from "./support/axe";
import { drop } from "./support/files";
import { usePages } from "./support/page";
import { settled } from "./support/report";

const pages = usePages();

async function sample(page: Page) {
  await page.getByRole("button", { name: "Try sample data" }).click();
  await settled(page);
  await page.locator(".chart svg").nth(1).waitFor();
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing at ${width} pixels in the ${colorScheme} theme`, async () => {
      const { page, close } = await pages.open({
        colorScheme,
        viewport: { width, height: 900 },
        reducedMotion: "reduce",
      });
      await assertAccessible(page);
      await sample(page);
      await page.getByRole("button", { name: "Data health" }).click();
      await drop(page, { name: "bad.json", text: "[1" });
      await page.locator("[data-failure]").waitFor();
      await settled(page);
      await assertAccessible(page);
      for (const toggle of await page.getByRole("button", { name: /as a table$/ }).all()) {
        await toggle.click();
      }
      await page.getByRole("button", { name: "Add data" }).click();
      await assertAccessible(page);
      await close();
    });
  }
}

test("the page can be worked with the keyboard alone", async () => {
  const { page, close } = await pages.open();
  const press = async (key: string, until: string) => {
    for (let n = 0; n < 60; n += 1) {
      await page.keyboard.press(key);
      const name = await page.evaluate(
        () =>
          document.activeElement?.getAttribute("aria-label") ??
          document.activeElement?.textContent ??
          "",
      );
      if (name.startsWith(until)) return;
    }
    assert.fail(`${key} does not lead to ${until}`);
  };
  await press("Tab", "Skip to the content");
  await page.keyboard.press("Enter");
  await press("Tab", "Try sample data");
  await page.keyboard.press("Enter");
  await settled(page);

  // The button is gone with the empty page: the focus goes on from the main part, not from the top.
  await press("Tab", "Synthetic sample");
  await page.keyboard.press("Enter");
  await page.locator("[data-health]").waitFor();
  await press("Tab", "Deployment Frequency (Weekly Trend) as a table");
  await page.keyboard.press("Space");
  await page.locator('[data-widget-id="deployFreqTrend"] tbody tr').first().waitFor();
  // A box that scrolls, then one stop for the whole table in it, in which the arrows lead on.
  await press("Tab", "Service");
  await press("Tab", "Service");
  await press("ArrowRight", "Total Deployments");
  await page.keyboard.press("Enter");
  const sorted = page.locator('[aria-sort="descending"]');
  await sorted.waitFor();
  await press("Shift+Tab", "Remove sample-synthetic.json");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Drop your exports." }).waitFor();
  await close();
});

for (const width of [390, 320]) {
  test(`nothing scrolls sideways at ${width} pixels`, async () => {
    const { page, close } = await pages.open({ viewport: { width, height: 800 } });
    const overhang = () =>
      page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
    assert.equal(await overhang(), 0);
    await sample(page);
    await page.getByRole("button", { name: "Data health" }).click();
    await drop(page, { name: `${"a-long-name-without-end-".repeat(6)}.json`, text: "[1" });
    await page.locator("[data-failure]").waitFor();
    await settled(page);
    assert.equal(await overhang(), 0);
    const texts = page.locator(".chart svg text");
    await texts.nth(10).waitFor({ state: "attached" }); // charts are fetched, and drawn when they are there
    const sizes = await texts.evaluateAll((all) =>
      all.map((text) => Number.parseFloat(getComputedStyle(text).fontSize)),
    );
    // A text of a chart that is drawn anew meanwhile has no size any more.
    assert.ok(Math.min(...sizes.filter((size) => size > 0)) >= 11);
    await close();
  });
}

test("the theme follows the system, and the button wins", async () => {
  const { page, close } = await pages.open({ colorScheme: "dark" });
  const follows = (theme: string) => page.locator(`html[data-theme="${theme}"]`).waitFor();
  await follows("dark");
  await page.getByRole("button", { name: "Switch to the light theme" }).click();
  await follows("light");
  await page.reload();
  await follows("light");
  await page.getByRole("button", { name: "Switch to the dark theme" }).click();
  await page.emulateMedia({ colorScheme: "light" });
  await follows("light");
  await close();
});

test("on paper there are no header and no buttons, and everything is light", async () => {
  const { page, close } = await pages.open({ colorScheme: "dark" });
  await sample(page);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".header").isVisible(), false);
  assert.equal(await page.locator(".button:visible, .link:visible").count(), 0);
  assert.equal(
    await page.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor),
    "rgb(255, 255, 255)",
  );
  const lefts = await page
    .locator("[data-widget-id]")
    .evaluateAll((cards) => cards.map((card) => card.getBoundingClientRect().left));
  assert.equal(new Set(lefts).size, 1);
  await close();
});
