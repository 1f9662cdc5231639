import assert from "node:assert/strict";
import { test } from "node:test";
import { isNumberWidget, isTableWidget, type Report } from "../../web/src/engine/report";
import { assertAccessible } from "./support/axe";
import { drop, fromDisk, pullRequest, root, sharedData } from "./support/files";
import { usePages } from "./support/page";
import { reportOf, settled, shownNow, shownValues } from "./support/report";

const pages = usePages();

/** Every number of the report is on the page, unrounded, and nothing else is. */
async function assertShows(page: Parameters<typeof shownValues>[0], report: Report) {
  const { widgets, cells } = await shownValues(page);
  const shown = new Map(widgets.map(([id, value]) => [id, value]));
  assert.deepEqual(
    [...shown.keys()],
    report.layout.flatMap((row) => row.columns.map(({ id }) => id)),
  );
  for (const widget of report.widgets.filter(isNumberWidget)) {
    assert.equal(
      shown.get(widget.id),
      widget.value === null ? "" : String(widget.value),
      widget.id,
    );
  }
  let compared = 0;
  for (const table of report.widgets.filter(isTableWidget)) {
    for (const entity of report.entities[table.blueprint] ?? []) {
      for (const property of table.columns) {
        if (!(property in entity.properties)) continue;
        const cell = cells.find(
          ([id, row, name]) => id === table.id && row === entity.identifier && name === property,
        );
        const value = entity.properties[property];
        assert.equal(
          cell?.[3],
          value === null ? "" : String(value),
          `${entity.identifier}.${property}`,
        );
        compared += 1;
      }
    }
  }
  return compared;
}

test("one click on the sample gives the whole dashboard, as of its own last day", async () => {
  const { page, assertQuiet, close } = await pages.open();
  await page.getByRole("button", { name: "Try sample data" }).click();
  await settled(page);
  await page.locator(".chart svg").nth(1).waitFor();

  const text = await page.locator("main").innerText();
  assert.match(text, /Synthetic sample data/);
  for (const tier of ["Elite", "High", "Medium", "Low"]) {
    assert.ok(await page.locator(".tier", { hasText: tier }).count(), `no ${tier} in the sample`);
  }
  const now = await shownNow(page);
  assert.match(now, /T23:59:59\.999Z$/);
  const report = reportOf(now, `${root}/public/sample/sample-synthetic.json`);
  assert.equal(report.newest?.slice(0, 10), now.slice(0, 10));
  assert.ok((await assertShows(page, report)) > 50);
  assertQuiet();
  await close();
});

const prs = sharedData("github-pull-requests.json");
const incidents = sharedData("pagerduty-incidents.json");
const skip = prs && incidents ? false : "../shared/data is absent";

test("numbers are grouped as the reader's locale has it, in the page's own words", async () => {
  const { page, assertQuiet, close } = await pages.open({ locale: "de-DE" });
  await page.getByRole("button", { name: "Try sample data" }).click();
  await settled(page);
  assert.match(await page.locator("[data-file]").innerText(), /1\.230 deployments/);
  const card = page.locator('[data-widget-id="deployFreqKpi"]');
  assert.match(await card.locator(".number").innerText(), /^\d+,\d\d per week$/);
  const cells = await page.locator('td[data-property="deployment_frequency"]').allInnerTexts();
  assert.ok(cells.length > 0 && cells.every((text) => /^\d+,\d\d$/.test(text)), cells.join());
  assertQuiet();
  await close();
});

test("a date has the month where the reader's locale has it", async () => {
  const said = async (locale: string) => {
    const { page, close } = await pages.open({ locale });
    await page.getByRole("button", { name: "Try sample data" }).click();
    await settled(page);
    const last = await page.getByRole("region", { name: "Date of the dashboard" }).innerText();
    await page.locator('[data-widget-id="deployFreqTrend"] .reader').focus();
    const week = await page
      .locator('[data-widget-id="deployFreqTrend"] .reader')
      .getAttribute("aria-valuetext");
    await close();
    return { last, week };
  };
  const british = await said("en-GB");
  assert.match(british.last, /As of the end of 15 Nov 2026/);
  assert.match(british.week ?? "", /^Week \d+, \d+ – \d+ [A-Z][a-z]+ 2026/);
  const american = await said("en-US");
  assert.match(american.last, /As of the end of Nov 15, 2026/);
  assert.match(american.week ?? "", /^Week \d+, [A-Z][a-z]+ \d+ – \d+, 2026/);
});

test("old data is offered as of the day of its last merge, whatever came after that", async () => {
  const { page, assertQuiet, close } = await pages.open();
  const later = pullRequest(9, "2022-04-14T10:00:00Z");
  const open = { ...later, state: "open", closed_at: null, merged_at: null };
  const records = [
    pullRequest(1, "2022-02-10T10:00:00Z"),
    pullRequest(2, "2022-02-14T10:00:00Z"),
    open,
  ];
  await drop(page, { name: "prs.json", text: JSON.stringify(records) });
  await settled(page);
  const leadTime = page.locator('[data-widget-id="leadTimeKpi"]');
  assert.equal(await leadTime.getAttribute("data-value"), "");
  const notice = page.getByRole("region", { name: "Age of the data" });
  assert.match(await notice.innerText(), /^Your data ends on 14 Feb 2022: /);
  await assertAccessible(page);
  await notice.getByRole("button", { name: "Show as of 14 Feb 2022" }).click();
  await page.getByText("As of the end of 14 Feb 2022").waitFor();
  await settled(page);
  assert.equal(await leadTime.getAttribute("data-value"), "2");
  assert.equal(await notice.count(), 0);
  assertQuiet();
  await close();
});

test("real exports show the numbers that the command line gives", { skip }, async () => {
  assert.ok(prs && incidents);
  const { page, assertQuiet, close } = await pages.open();
  await drop(page, fromDisk(prs), fromDisk(incidents));
  await settled(page);
  await assertShows(page, reportOf(await shownNow(page), prs, incidents));

  // All of it is years old, so the page offers the days on which it ends, on a phone as well.
  await page.setViewportSize({ width: 390, height: 800 });
  const beyond = await page
    .getByRole("region", { name: "Age of the data" })
    .evaluate((notice) => notice.scrollWidth - notice.clientWidth);
  assert.equal(beyond, 0);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page
    .getByRole("button", { name: /^Show as of / })
    .first()
    .click();
  await page.getByText("As of the end of").waitFor();
  await settled(page);
  const now = await shownNow(page);
  assert.match(now, /T23:59:59\.999Z$/);
  assert.ok((await assertShows(page, reportOf(now, prs, incidents))) > 5);
  assertQuiet();
  await close();
});

test("the engine runs in the page where no worker can be started", async () => {
  const { page, assertQuiet, close } = await pages.open();
  const frame = await inSandbox(page);
  await frame.getByRole("button", { name: "Try sample data" }).click();
  await frame.locator('[data-now][aria-busy="false"]').waitFor();
  assert.equal(await frame.locator("[data-widget-id]").count(), 8);
  assertQuiet();
  await close();
});

/** The page in a frame that may run scripts and has no origin. */
async function inSandbox(page: Parameters<typeof shownValues>[0]) {
  const host = `${pages.url()}host.html`;
  await page.route(host, (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<iframe sandbox="allow-scripts" src="index.html" width="1200" height="800"></iframe>`,
    }),
  );
  await page.goto(host);
  return page.frameLocator("iframe");
}
