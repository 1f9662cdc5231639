import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { assertAccessible } from "./support/axe";
import { drop } from "./support/files";
import { usePages } from "./support/page";
import { settled } from "./support/report";
import { kNasty, widgetsPage } from "./support/widgets-page";

const pages = usePages();
const card = (page: Page, id: string) => page.locator(`[data-widget-id="${id}"]`);

async function show(page: Page, text: string) {
  await page.getByRole("button", { name: "Try sample data" }).click();
  await settled(page);
  await drop(page, { name: "page.json", text });
  await card(page, "text").locator(".markdown > *").first().waitFor();
  await settled(page);
}

test("a page of Port's is drawn with every kind of widget, in its rows", async () => {
  const { page, assertQuiet, close } = await pages.open();
  await show(page, widgetsPage());
  const lines = card(page, "lines");
  await lines.locator(".chart svg").waitFor();
  assert.equal(await lines.locator('[data-mark="rule"] line').count(), 2);
  assert.match(
    await lines.locator(".chart-legend").innerText(),
    /Median\s+Longest\s+Mean\s+Elite: 1 d\s+High: 7 d/,
  );
  assert.match(await card(page, "text").innerText(), /Reading this page/);
  assert.ok((await card(page, "pie").locator("path").count()) >= 1);
  assert.match(
    await card(page, "cost").innerText(),
    /deployments in all\s+Busy\s+(.+\s+)?More than one/,
  );
  assert.match(await card(page, "money").locator(".number").innerText(), /^\$\s*\d/);
  assert.match(await card(page, "actions").innerText(), /action-card-widget/);
  // The first row is not full; the next begins on a line of its own all the same.
  const top = async (id: string) => (await card(page, id).boundingBox())?.y ?? 0;
  assert.ok((await top("text")) > (await top("lines")) + 100);
  assert.equal(await top("text"), await top("pie"));
  assertQuiet();
  await close();
});

test("a text brings nothing in that loads, runs, styles or leads astray", async () => {
  const { page, close } = await pages.open();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("dialog", () => assert.fail("a script ran"));
  await show(page, widgetsPage(kNasty));
  const html = await card(page, "text").locator(".markdown").innerHTML();
  assert.match(html, /<h3>Kept<\/h3>/);
  assert.match(html, /<p>plain<\/p>/);
  assert.doesNotMatch(html, /<(img|script|style|iframe|svg|form|input)|on\w+=|style=|class=|id=/);
  const links = await card(page, "text")
    .locator(".markdown a")
    .evaluateAll((all) => all.map((link) => link.outerHTML));
  assert.deepEqual(links, [
    '<a href="https://example.com/ok" target="_blank" rel="noopener noreferrer">fine</a>',
  ]);
  assert.match(html, /script data relative here file/);
  assert.deepEqual(
    asked.filter((url) => !url.startsWith(pages.url())),
    [],
  );
  await close();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing in these widgets at ${width} pixels, ${colorScheme}`, async () => {
      const { page, close } = await pages.open({
        colorScheme,
        viewport: { width, height: 900 },
        reducedMotion: "reduce",
      });
      await show(page, widgetsPage());
      await card(page, "lines").locator(".chart svg").waitFor();
      await assertAccessible(page);
      const overhang = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.equal(overhang, 0);
      await close();
    });
  }
}
