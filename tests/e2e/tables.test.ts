import assert from "node:assert/strict";
import { test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { parseCsv } from "../web/support/parse-csv";
import { assertAccessible } from "./support/axe";
import { downloadOf } from "./support/downloads";
import { drop } from "./support/files";
import { manyServices } from "./support/many-services";
import { usePages } from "./support/page";
import { settled } from "./support/report";

const pages = usePages();
const kThousands = 3000;

const tableOf = (page: Page) => page.locator('[data-widget-id="serviceDoraTable"]');
const rowsOf = (card: Locator) =>
  card
    .locator("tr[data-entity]")
    .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-entity") ?? ""));

/** The title of a column of a file that is a week of a trend. */
const isWeek = (title: string) => /, \d{4}-W\d\d$/.test(title);

async function open(count: number, options: Parameters<typeof pages.open>[0] = {}) {
  const opened = await pages.open(options);
  await drop(opened.page, manyServices(count));
  await settled(opened.page);
  return { ...opened, card: tableOf(opened.page) };
}

test("thousands of rows are drawn where they are seen, wherever that is", async () => {
  const { page, card, close } = await open(kThousands);
  const grid = card.getByRole("grid");
  assert.equal(await grid.getAttribute("aria-rowcount"), String(kThousands + 6 + 1));
  const box = card.locator(".table-scroll");
  const length = await box.evaluate((element) => {
    element.scrollIntoView({ block: "center" });
    return element.scrollHeight;
  });
  for (const part of [0, 0.3, 0.77, 1]) {
    await box.evaluate((element, top) => {
      element.scrollTop = top;
    }, part * length);
    // A line stands in the middle of what a person sees, and not the room of one that is missing.
    await page.waitForFunction(
      (element) => {
        const { left, top, width, height } = (element as Element).getBoundingClientRect();
        const hit = document.elementFromPoint(left + width / 2, top + height / 2);
        return hit?.closest("tr")?.hasAttribute("aria-rowindex");
      },
      await box.elementHandle(),
    );
    assert.ok((await rowsOf(card)).length < 150);
  }
  // Where a line is drawn is where it belongs, so that nothing jumps under the bar.
  const off = await card.locator("tr[data-entity]").evaluateAll((rows) =>
    rows.map((row) => {
      const high = (row as HTMLElement).offsetHeight;
      const head = row.closest("table")?.tHead?.offsetHeight ?? 0;
      const index = Number(row.getAttribute("aria-rowindex")) - 2;
      return Math.abs((row as HTMLElement).offsetTop - head - index * high);
    }),
  );
  assert.ok(Math.max(...off) <= 2, `${Math.max(...off)} pixels off`);
  await close();
});

test("the keys lead through thousands of rows, and the focus outlives scrolling", async () => {
  const { page, card, close } = await open(kThousands);
  await card.getByRole("button", { name: "Service", exact: true }).focus();
  const at = () =>
    page.evaluate(() => {
      const cell = document.activeElement?.closest("th, td");
      const row = cell?.closest("tr")?.getAttribute("aria-rowindex");
      const box = cell?.closest(".table-scroll")?.getBoundingClientRect();
      const own = cell?.getBoundingClientRect();
      const head = cell?.closest("table")?.tHead?.getBoundingClientRect().bottom ?? 0;
      const seen = box && own && own.bottom <= box.bottom + 1 && own.top >= Math.min(head, own.top);
      return { row: Number(row), seen };
    });
  await page.keyboard.press("ArrowDown");
  assert.deepEqual(await at(), { row: 2, seen: true });
  for (let n = 0; n < 5; n += 1) await page.keyboard.press("PageDown");
  const paged = await at();
  assert.ok(paged.row > 50 && paged.seen, JSON.stringify(paged));
  await card.locator(".table-scroll").evaluate((box) => {
    box.scrollTop = 0;
  });
  await card.locator('tr[aria-rowindex="3"]').waitFor();
  assert.equal((await at()).row, paged.row, "the focus is lost");
  await page.keyboard.press("ArrowUp");
  assert.deepEqual(await at(), { row: paged.row - 1, seen: true });
  const rows = Number(await card.getByRole("grid").getAttribute("aria-rowcount"));
  for (const [key, row] of [
    ["Control+End", rows],
    ["Control+Home", 1],
    ["Control+End", rows],
  ] as const) {
    await page.keyboard.press(key);
    // Until the lines around it are drawn, too, where the focus was lost once.
    await card.locator(`tr[aria-rowindex="${row === 1 ? 20 : row - 20}"]`).waitFor();
    assert.deepEqual(await at(), { row, seen: true }, key);
  }
  await close();
});

test("a table is filtered by key, sorted, grouped, and taken away as it is shown", async () => {
  const { page, card, assertQuiet, close } = await open(40);
  await page.keyboard.press("/");
  await page.keyboard.type("service-00");
  assert.equal(await card.locator(".card-count").innerText(), "40 of 40 services");
  await page.keyboard.type("1");
  assert.equal(await card.locator(".card-count").innerText(), "10 of 40 services");
  await card.getByLabel("Group Service").selectOption("Not grouped");
  await card.getByRole("button", { name: "Total Deployments" }).click();
  await card.getByRole("button", { name: "Columns of Service" }).click();
  await card.getByRole("checkbox", { name: "CFR", exact: true }).uncheck();
  await page.keyboard.press("Escape");
  assert.equal(await card.locator(".popup-panel").count(), 0);

  const { name, bytes } = await downloadOf(page, () =>
    card.getByRole("button", { name: "as CSV" }).click(),
  );
  assert.equal(name, "Service - DORA Metrics.csv");
  const [header = [], ...rows] = parseCsv(bytes.toString("utf8").replace(/^\uFEFF/, ""));
  const heads = await card
    .locator("thead th")
    .evaluateAll((all) => all.map((head) => head.getAttribute("title") ?? ""));
  assert.deepEqual(
    header.filter((title) => !isWeek(title)),
    heads.filter((title) => !title.includes(", by week")),
  );
  assert.deepEqual(
    rows.map(([title]) => title),
    await rowsOf(card),
  );
  const shown = await card
    .locator('td[data-property="total_deployments"]')
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute("data-value")));
  assert.deepEqual(
    rows.map((row) => row[header.indexOf("Total Deployments")]),
    shown,
  );
  assert.deepEqual(
    shown,
    [...shown].sort((a, b) => Number(b) - Number(a)),
  );
  assertQuiet();
  await close();
});

test("the weeks of a table sort it by the last that is over, and are columns of its file", async () => {
  const { page, assertQuiet, close } = await pages.open();
  await page.getByRole("button", { name: "Try sample data" }).click();
  await settled(page);
  const card = tableOf(page);
  await card.scrollIntoViewIfNeeded();
  await card.locator("td[data-trend]").first().waitFor();
  await card.getByLabel("Group Service").selectOption("Not grouped");
  await card.getByRole("button", { name: /By week/ }).click();
  const weeks = await card
    .locator("td.trend")
    .evaluateAll((all) => all.map((cell) => cell.getAttribute("data-trend")?.split(" ") ?? []));
  const known = weeks.flatMap((values) => values.at(-1) || []).map(Number);
  assert.ok(new Set(known).size > 3);
  assert.deepEqual(
    known,
    [...known].sort((a, b) => b - a),
  );

  const { bytes } = await downloadOf(page, () =>
    card.getByRole("button", { name: "as CSV" }).click(),
  );
  const [header = [], ...rows] = parseCsv(bytes.toString("utf8").replace(/^\uFEFF/, ""));
  const places = header.flatMap((title, index) => (isWeek(title) ? [index] : []));
  assert.ok(places.length > 8);
  assert.deepEqual(
    rows.map((row) => places.map((index) => row[index] ?? "")),
    weeks,
  );
  assertQuiet();
  await close();
});

test("what a person made of a table outlives new data", async () => {
  const { page, card, close } = await open(12);
  await card.getByLabel("Filter Service").fill("service-0003");
  await drop(page, { ...manyServices(4, 0, " again"), name: "more.json" });
  await settled(page);
  assert.deepEqual(await rowsOf(card), ["service-0003"]);
  await close();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing in tables at ${width} pixels in the ${colorScheme} theme`, async () => {
      const { page, card, close } = await open(400, {
        colorScheme,
        viewport: { width, height: 900 },
        reducedMotion: "reduce",
      });
      await assertAccessible(page);
      await card.getByRole("button", { name: "Columns of Service" }).click();
      await card.getByLabel("Filter Service").fill("nothing has this");
      await card.getByText("No row has").waitFor();
      await assertAccessible(page);
      const overhang = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.equal(overhang, 0);
      await close();
    });
  }
}

test("on paper a long table is whole", async () => {
  const { page, card, close } = await open(400);
  assert.ok((await rowsOf(card)).length < 150);
  const printed = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        addEventListener("beforeprint", () => {
          resolve(document.querySelectorAll("tr[data-entity^='service']").length);
        });
      }),
  );
  await page.pdf();
  assert.equal(await printed, 400);
  await card.locator(".table-windowed").waitFor();
  await close();
});
