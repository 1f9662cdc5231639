import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { isNumberWidget, isTableWidget } from "../../web/src/engine/report";
import { parseCsv } from "../web/support/parse-csv";
import { assertAccessible } from "./support/axe";
import { type Downloaded, downloadOf } from "./support/downloads";
import { drop, root } from "./support/files";
import { usePages } from "./support/page";
import { reportOf, settled, shownNow } from "./support/report";
import { widgetsPage } from "./support/widgets-page";

const pages = usePages();
const kSample = `${root}/public/sample/sample-synthetic.json`;

async function open(options: Parameters<typeof pages.open>[0] = {}) {
  const opened = await pages.open(options);
  const { page } = opened;
  await page.getByRole("button", { name: "Try sample data" }).click();
  await settled(page);
  await page.keyboard.press("e");
  const dialog = page.getByRole("dialog", { name: "Take away" });
  await dialog.waitFor();
  const save = (name: string | RegExp): Promise<Downloaded> =>
    downloadOf(page, () => dialog.getByRole("button", { name, exact: true }).click());
  const outcome = (text: string | RegExp) => dialog.getByRole("status").filter({ hasText: text });
  return { ...opened, dialog, save, outcome };
}

/** The elements of a text as SVG, parsed by the browser in an empty page: ours refuses to. */
async function parsed(page: Page, svg: string) {
  const empty = await page.context().newPage();
  const found = await empty.evaluate((text) => {
    const { documentElement: svgRoot } = new DOMParser().parseFromString(text, "image/svg+xml");
    const all = [svgRoot, ...svgRoot.querySelectorAll("*")];
    return {
      name: svgRoot.localName,
      label: svgRoot.getAttribute("aria-label"),
      fill: svgRoot.querySelector("rect")?.getAttribute("fill"),
      texts: all.filter((one) => one.localName === "text").map((one) => one.textContent),
      names: [...new Set(all.map((one) => one.localName))],
      values: all.flatMap((one) => [...one.attributes].map(({ value }) => value)),
    };
  }, svg);
  await empty.close();
  return found;
}

test("the report as JSON is what the command line prints", async () => {
  const { page, save, outcome, assertQuiet, close } = await open();
  const { name, bytes } = await save("Download the report as JSON");
  const now = await shownNow(page);
  assert.equal(name, `dora ${now.slice(0, 10)}.json`);
  // The sample is shown as of its last day.
  assert.deepEqual(JSON.parse(bytes.toString("utf8")), reportOf(now, "--to", now, kSample));
  await outcome("The report as JSON is among your downloads.").waitFor();
  assertQuiet();
  await close();
});

test("tables as CSV have every value of the report, exactly", async () => {
  const { page, save, close } = await open();
  const report = reportOf(await shownNow(page), kSample);
  for (const table of report.widgets.filter(isTableWidget)) {
    const { bytes } = await save(`Download ${table.title} as CSV`);
    const [header = [], ...rows] = parseCsv(bytes.toString("utf8").replace(/^\uFEFF/, ""));
    assert.equal(
      rows.length,
      table.groups.reduce((sum, group) => sum + group.rows.length, 0),
    );
    const infos = report.properties[table.blueprint] ?? {};
    const titled = header.indexOf(report.blueprints?.[table.blueprint]?.title ?? "Title");
    let compared = 0;
    for (const [index, identifier] of table.groups.flatMap((group) => group.rows).entries()) {
      const entity = report.entities[table.blueprint]?.find((one) => one.identifier === identifier);
      assert.equal(rows[index]?.[titled], entity?.title ?? identifier);
      for (const [at, title] of header.entries()) {
        const property = Object.keys(infos).find(
          (id) => infos[id]?.title === title && table.columns.includes(id),
        );
        if (!property || !entity || !(property in entity.properties)) continue;
        const value = entity.properties[property];
        assert.equal(rows[index]?.[at], value === null ? "" : String(value), `${title}`);
        compared += 1;
      }
    }
    assert.ok(compared > 20, `${compared} values compared`);
  }
  await close();
});

test("the page as Markdown has every number, tier and row", async () => {
  const { page, save, close } = await open();
  const { bytes } = await save("Download the page as Markdown");
  const text = bytes.toString("utf8");
  const report = reportOf(await shownNow(page), kSample);
  assert.match(text, /^# .+\n\n- As of .+ UTC\. Synthetic sample data\.\n- From 1 file: /);
  for (const widget of report.widgets.filter(isNumberWidget)) {
    const line = text.split("\n").find((one) => one.includes(`| ${widget.title} |`));
    assert.ok(line?.includes(`| ${widget.display} |`), widget.title);
    assert.ok(line?.includes(`| ${widget.tier?.name} |`), widget.title);
  }
  for (const widget of report.widgets) assert.ok(text.includes(widget.title), widget.title);
  for (const service of report.entities.service ?? []) {
    assert.ok(text.includes(`| ${service.title} |`), service.identifier);
  }
  await close();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`a chart is a picture by itself in the ${colorScheme} theme`, async () => {
    const { page, save, assertQuiet, close } = await open({ colorScheme });
    const title = "Lead Time for Changes (Weekly Trend)";
    const { name, bytes } = await save(`SVG: download ${title} as SVG`);
    assert.equal(name, `${title}.svg`);
    const svg = await parsed(page, bytes.toString("utf8"));
    assert.equal(svg.name, "svg");
    assert.ok(svg.label?.startsWith(title));
    assert.ok(svg.texts.includes(title));
    assert.match(svg.fill ?? "", colorScheme === "light" ? /^#fff(fff)?$/ : /^#1a1d22$/);
    for (const value of svg.values)
      assert.doesNotMatch(value, /var\(|url\(|^https?:(?!\/\/www\.w3)/);
    for (const other of ["image", "use", "style", "script", "foreignObject", "a"]) {
      assert.ok(!svg.names.includes(other), other);
    }
    const png = await save(`PNG: download ${title} as PNG`);
    assert.equal(png.bytes.subarray(1, 4).toString("latin1"), "PNG");
    const [width, height] = [png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)];
    assert.equal(width, 1600);
    assert.ok(height > 700 && height < 900, String(height));
    // Not a sheet of one colour: the browser has drawn the lines.
    const colors = await page.evaluate(async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext("2d");
      context?.drawImage(image, 0, 0);
      const { data } = context?.getImageData(0, 0, image.width, image.height) ?? { data: [] };
      const seen = new Set<number>();
      for (let at = 0; at < data.length; at += 4) {
        seen.add(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0));
      }
      return seen.size;
    }, png.bytes.toString("base64"));
    assert.ok(colors > 20, `${colors} colours`);
    assertQuiet();
    await close();
  });
}

test("every chart on the page is offered, with the lines and numbers that stand beside it", async () => {
  const { page, dialog, save, assertQuiet, close } = await open();
  await page.locator("[data-spread]").first().waitFor();
  const metrics = await page.locator("[data-metric] .card-title").allInnerTexts();
  const spreads = await page.locator("[data-spread] .card-title").allInnerTexts();
  const widgets = await page.locator("[data-widget-id].card-chart .card-title").allInnerTexts();
  assert.ok(metrics.length >= 4 && spreads.length >= 2 && widgets.length >= 2);
  const offered = await dialog
    .getByRole("button", { name: /^SVG: download / })
    .evaluateAll((all) => all.map((one) => one.getAttribute("aria-label") ?? ""));
  const expected = [...widgets, ...metrics.map((title) => `${title} over time`), ...spreads];
  assert.deepEqual(
    offered,
    expected.map((title) => `SVG: download ${title} as SVG`),
  );

  const [spread = ""] = spreads;
  const histogram = await parsed(
    page,
    (await save(`SVG: download ${spread} as SVG`)).bytes.toString(),
  );
  const facts = await page
    .locator("[data-spread]")
    .first()
    .locator("[data-fact] dd")
    .allInnerTexts();
  assert.ok(facts.length >= 3);
  for (const fact of facts) {
    assert.ok(
      histogram.texts.some((text) => text?.includes(fact)),
      fact,
    );
  }
  const title = "Lead Time for Changes (Weekly Trend)";
  const lines = await parsed(page, (await save(`SVG: download ${title} as SVG`)).bytes.toString());
  const legend = page.locator(`[data-widget-id="leadTimeTrend"] .chart-legend li`);
  assert.ok((await legend.count()) > 1);
  for (const entry of await legend.allInnerTexts()) {
    assert.ok(lines.texts.includes(entry.trim()), entry);
  }
  assertQuiet();
  await close();
});

test("pies and bars are pictures, too", async () => {
  const { page, save, dialog, close } = await open();
  await page.keyboard.press("Escape");
  await drop(page, { name: "page.json", text: widgetsPage() });
  await settled(page);
  await page.locator('[data-widget-id="pie"]').waitFor();
  await page.keyboard.press("e");
  await dialog.waitFor();
  for (const title of ["Pull requests by status", "Deployments by service"]) {
    const { bytes } = await save(`SVG: download ${title} as SVG`);
    const svg = await parsed(page, bytes.toString("utf8"));
    assert.ok(svg.texts.includes(title));
    assert.ok(svg.texts.some((text) => text?.includes("%")));
  }
  await close();
});

test("a badge says metric and tier", async () => {
  const { page, save, close } = await open();
  const { bytes } = await save("Download the badge of Avg Lead Time for Changes");
  const svg = await parsed(page, bytes.toString("utf8"));
  assert.match(
    svg.label ?? "",
    /^Avg Lead Time for Changes: [\d.]+ Hours, (Elite|High|Medium|Low)$/,
  );
  await close();
});

test("what is copied is on the clipboard, and where the page may not, it says so", async () => {
  const { page, dialog, outcome, assertQuiet, close } = await open({
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await dialog.getByRole("button", { name: "Copy the page as Markdown" }).click();
  await outcome("The page as Markdown is on the clipboard.").waitFor();
  assert.match(await clipboard(), /^# /);
  await dialog.getByRole("button", { name: "Copy Service - DORA Metrics as CSV" }).click();
  await outcome("Service - DORA Metrics as CSV is on the clipboard.").waitFor();
  assert.match(await clipboard(), /^Team,/);
  await dialog.getByRole("button", { name: /^Copy Lead Time for Changes/ }).click();
  await outcome(/^Lead Time for Changes .* is on the clipboard\.$/).waitFor();
  const types = await page.evaluate(async () => (await navigator.clipboard.read())[0]?.types);
  assert.ok(types?.includes("image/png"));

  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException("", "NotAllowedError"));
  });
  await dialog.getByRole("button", { name: "Copy the report as JSON" }).click();
  await outcome(/could not be copied: the browser does not let this page/).waitFor();
  assertQuiet();
  await close();
});

test("on paper there is what was computed, light, and nothing to press", async () => {
  const { page, close } = await open({ colorScheme: "dark" });
  await page.emulateMedia({ media: "print" });
  // What is a button on the screen and stays as a text: heads, numbers, and what was loaded.
  const texts = [".group-toggle", ".sort", ".explained", ".chip-open"];
  const buttons = page.locator(`button:visible${texts.map((name) => `:not(${name})`).join("")}`);
  assert.deepEqual(await buttons.evaluateAll((all) => all.map((one) => one.outerHTML)), []);
  const fields = page.locator("dialog:visible, input:visible, select:visible");
  assert.deepEqual(await fields.evaluateAll((all) => all.map((one) => one.outerHTML)), []);
  const pdf = await page.pdf({ format: "A4" });
  assert.equal(pdf.subarray(0, 5).toString("latin1"), "%PDF-");
  await close();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing there at ${width} pixels in the ${colorScheme} theme`, async () => {
      const { page, dialog, close } = await open({
        colorScheme,
        viewport: { width, height: 900 },
        reducedMotion: "reduce",
      });
      await dialog.getByRole("button", { name: "Download the report as JSON" }).click();
      await dialog.getByText("is among your downloads").waitFor();
      await assertAccessible(page);
      await close();
    });
  }
}
