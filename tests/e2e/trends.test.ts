import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { assertAccessible } from "./support/axe";
import { drop, pullRequests } from "./support/files";
import { usePages } from "./support/page";
import { settled } from "./support/report";

const pages = usePages();

async function sample(page: Page) {
  await page.getByRole("button", { name: "Try sample data" }).click();
  await settled(page);
  await page.locator(".trends .chart svg").nth(5).waitFor();
}

const chart = (page: Page, metric: string) => page.locator(`[data-metric="${metric}"]`);

test("all four metrics are drawn week by week, the unfinished week unlike the others", async () => {
  const { page, assertQuiet, close } = await pages.open();
  await sample(page);
  const metrics = await page
    .locator("[data-metric]")
    .evaluateAll((all) => all.map((one) => one.getAttribute("data-metric")));
  assert.equal(metrics.length, 4);
  for (const metric of metrics) {
    const dots = await chart(page, metric ?? "")
      .locator('[data-mark="dot"] circle')
      .evaluateAll((all) => all.map((dot) => dot.getAttribute("fill")));
    assert.ok(dots.length > 1, `${metric} has no points`);
  }
  // The sample ends with a Sunday, and its ninety days begin in the middle of a week.
  assert.equal(
    await chart(page, "deployment-frequency")
      .locator('[data-mark="dot"] circle')
      .first()
      .getAttribute("fill"),
    "var(--card)",
  );
  for (const metric of ["lead-time", "recovery"]) {
    assert.match(await chart(page, metric).locator(".chart-legend").innerText(), /Mean\s+Median/);
  }
  assert.match(
    await page.locator('[data-widget-id="leadTimeTrend"] .chart-legend').innerText(),
    /Median/,
  );
  assertQuiet();
  await close();
});

test("pointing and arrow keys read the same point", async () => {
  const { page, close } = await pages.open();
  await sample(page);
  const own = chart(page, "lead-time");
  const reader = own.getByRole("slider");
  await reader.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  const spoken = await reader.getAttribute("aria-valuetext");
  assert.match(spoken ?? "", /^Week \d+, .+\. Mean: .+/);
  assert.equal(await reader.getAttribute("aria-valuenow"), "2");
  const lines = await own.locator(".reader-tip p").allInnerTexts();
  assert.equal(lines.join(". "), spoken);

  const line = await own.locator(".reader-line").boundingBox();
  const box = await reader.boundingBox();
  assert.ok(line && box);
  await page.keyboard.press("End");
  await reader.hover({ position: { x: line.x - box.x, y: 60 } });
  assert.equal((await own.locator(".reader-tip p").allInnerTexts()).join(". "), spoken);
  await close();
});

test("a week is explained, and shown alone", async () => {
  const { page, close } = await pages.open();
  await sample(page);
  const own = chart(page, "lead-time");
  await own.getByRole("slider").focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  const week = (await own.locator(".reader-name").innerText()).replace(/^Week \d+, /, "");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  const drawer = page.locator("dialog.explain[open]");
  await drawer.getByRole("heading", { name: `Lead time for changes, ${week}` }).waitFor();
  await drawer.locator("[data-row]").first().waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("role")), "slider");

  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.textContent === "Explain this week");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await settled(page);
  await page.waitForFunction(
    () => document.querySelectorAll('[data-metric="deployment-frequency"] circle').length === 1,
  );
  await close();
});

test("the spread has percentiles, a histogram, its table, and outliers that open", async () => {
  const { page, close } = await pages.open();
  await sample(page);
  for (const metric of ["lead-time", "recovery"]) {
    const card = page.locator(`[data-spread="${metric}"]`);
    for (const fact of ["p50", "p75", "p90"]) {
      assert.match(await card.locator(`[data-fact="${fact}"] dd`).innerText(), /\d+ (s|min|h|d)/);
    }
    const bars = await card.locator('[data-mark="rect"] rect').count();
    assert.ok(bars > 1);
    await card.getByRole("button", { name: / as a table$/ }).click();
    assert.ok((await card.locator("tbody tr").count()) >= bars);
  }
  const outliers = page.locator("details.outliers").first();
  await outliers.locator("summary").click();
  await outliers.getByRole("button", { name: "All rows, the largest first" }).click();
  const values = page.locator("dialog.explain .rows td.numeric");
  await values.first().waitFor();
  const first = await outliers.locator("li > :last-child").first().innerText();
  assert.equal(await values.first().innerText(), first);
  await close();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing in trends at ${width} pixels in the ${colorScheme} theme`, async () => {
      const { page, close } = await pages.open({
        colorScheme,
        viewport: { width, height: 900 },
        reducedMotion: "reduce",
      });
      await sample(page);
      await chart(page, "lead-time").getByRole("slider").focus();
      await page.keyboard.press("Enter");
      await assertAccessible(page);
      await close();
    });
  }
}

test("one week without incidents is drawn, and says what is not there", async () => {
  const { page, assertQuiet, close } = await pages.open();
  const today = new Date().toISOString().slice(0, 8);
  const few = pullRequests("few.json", 2);
  await drop(page, { name: few.name, text: few.text.replaceAll("2026-11-", today) });
  await settled(page);
  await chart(page, "recovery").getByText("There is no value in this time.").waitFor();
  assert.equal(await page.locator('[data-spread="recovery"]').count(), 0);
  const text = await page.locator(".trends").innerText();
  assert.doesNotMatch(text, /NaN|undefined|Infinity/);
  assertQuiet();
  await close();
});

test("the spread of a single value counts it as one", async () => {
  const { page, assertQuiet, close } = await pages.open();
  await drop(page, pullRequests("prs.json", 1));
  await settled(page);
  const card = page.locator('[data-spread="lead-time"]');
  await card.locator(".chart svg").waitFor();
  assert.match(await card.locator(".card-description").innerText(), /^1 value, /);
  const ticks = await card.locator('[data-mark="y-axis tick label"] text').allTextContents();
  assert.deepEqual(ticks, ["0", "1"]);
  assertQuiet();
  await close();
});
