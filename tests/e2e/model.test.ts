import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { stringify } from "yaml";
import { assertAccessible } from "./support/axe";
import { drop, pullRequests, root } from "./support/files";
import { usePages } from "./support/page";
import { settled } from "./support/report";

const pages = usePages();

const guide = (name: string) => readFileSync(`${root}/wasm/defaults/${name}.json`, "utf8");
const tier = (page: Page) =>
  page.locator('tr[data-entity="shop"] td[data-property="lead_time_tier"]').first();
const item = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Documents of the model" }).getByText(name, { exact: true });

async function openModel(page: Page) {
  await page.getByRole("button", { name: "Model", exact: true }).click();
  await page.getByRole("heading", { name: "Model" }).waitFor();
}

/** Puts the caret behind a text of the editor. */
async function typeBehind(page: Page, behind: string, typed: string) {
  await page.locator(".cm-line", { hasText: behind }).first().click();
  await page.keyboard.press("End");
  await page.keyboard.type(typed);
}

async function downloaded(page: Page, button: string): Promise<unknown> {
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  return JSON.parse(readFileSync(await (await coming).path(), "utf8"));
}

test("blueprints and a page are dropped, shown, and taken out again", async () => {
  const { page, assertQuiet, close } = await pages.open();
  const dashboard = guide("dashboards/port-guide").replace("Avg Lead Time", "My Lead Time");
  const service = guide("blueprints/service").replace("<= 24", "<= 1");
  const blueprints = `{"ok": true, "blueprints": [${service}]}`;
  await drop(
    page,
    pullRequests("prs.json"),
    { name: "page.json", text: dashboard },
    { name: "blueprints.json", text: blueprints },
  );
  await settled(page);
  await page.locator('[data-model-file="blueprints.json"]', { hasText: "1 blueprint" }).waitFor();
  await page.getByRole("heading", { name: "My Lead Time for Changes" }).waitFor();
  assert.equal(await tier(page).getAttribute("data-value"), "High");
  await assertAccessible(page);

  await page.getByRole("button", { name: "Remove blueprints.json" }).click();
  await page.locator('[data-property="lead_time_tier"][data-value="Elite"]').first().waitFor();
  await page.getByRole("button", { name: "Remove page.json" }).click();
  await page.getByRole("heading", { name: "Avg Lead Time for Changes" }).waitFor();
  assertQuiet();
  await close();
});

test("a bad document is refused with its place, and the dashboard stays", async () => {
  const { page, assertQuiet, close } = await pages.open();
  await drop(page, pullRequests("prs.json"));
  await settled(page);
  const broken = guide("blueprints/service").replace('"title": "Service",', '"title": "Service"');
  await drop(page, { name: "service.json", text: broken });
  const sentence = await page.locator("[data-failure] p").innerText();
  assert.match(sentence, /^service\.json, line 4, column \d+: here the JSON of the model breaks/);
  await settled(page);
  const much = `"description": "${"large ".repeat(1.7e6)}", "mirrorProperties"`;
  const large = guide("blueprints/service").replace('"mirrorProperties"', much);
  await drop(page, { name: "large.json", text: large });
  const tooLarge = "large.json: this document of a model is too large";
  await page.locator("[data-failure]", { hasText: tooLarge }).waitFor();
  await settled(page);
  assert.equal(await tier(page).getAttribute("data-value"), "Elite");
  assert.equal(await page.locator("[data-model-file]").count(), 0);
  assertQuiet();
  await close();
});

test("documents may be YAML, and are refused with their place in it", async () => {
  const { page, assertQuiet, close } = await pages.open();
  await drop(page, pullRequests("prs.json"));
  await settled(page);
  const service = stringify(JSON.parse(guide("blueprints/service").replace("<= 24", "<= 1")));
  await drop(page, { name: "service.yaml", text: service });
  await page.locator('[data-model-file="service.yaml"]', { hasText: "1 blueprint" }).waitFor();
  await settled(page);
  assert.equal(await tier(page).getAttribute("data-value"), "High");

  const wrong = service.replace("target: deployment", "target: nothing");
  const line = wrong.slice(0, wrong.indexOf("target: nothing")).split("\n").length;
  await drop(page, { name: "wrong.yaml", text: wrong });
  const sentence = await page.locator("[data-failure] p").innerText();
  assert.ok(sentence.startsWith(`wrong.yaml, line ${line}, column `), sentence);
  assert.match(sentence, /a blueprint that is not in the model \(.*nothing/);
  assertQuiet();
  await close();
});

test("another account's blueprints, page and entities give its dashboard at once", async () => {
  const { page, assertQuiet, close } = await pages.open();
  const fixture = (name: string) => ({
    name,
    text: readFileSync(`${root}/tests/fixtures/another-account/${name}`, "utf8"),
  });
  await drop(page, fixture("entities.json"), fixture("page.json"), fixture("blueprints.json"));
  await settled(page);
  const share = page.locator('[data-widget-id="share"]');
  assert.equal(await share.getAttribute("data-value"), "83.5");
  assert.equal(await page.locator("[data-failure]").count(), 0);
  await page.locator('tr[data-entity="cart"]').first().waitFor();
  await assertAccessible(page);

  await openModel(page);
  await page.getByRole("heading", { name: "Microservice", exact: true }).waitFor();
  await page.getByRole("button", { name: "Reset everything" }).click();
  await share.waitFor({ state: "detached" });
  await page.locator("[data-model-file]").first().waitFor({ state: "detached" });
  assertQuiet();
  await close();
});

test("data of a newer account brings its model with it, and the guide's can be had back", async () => {
  const { page, assertQuiet, close } = await pages.open();
  const deployment = {
    identifier: "d1",
    blueprint: "deployment",
    properties: { deploymentStatus: "Success", environment: "Production" },
    relations: { service: "shop", github_pull_request: [] },
    createdAt: "2026-11-20T10:00:00Z",
  };
  await drop(page, { name: "new.json", text: JSON.stringify({ entities: [deployment] }) });
  const notice = page.getByText(/for which new\.json looks made/);
  await notice.waitFor();
  await settled(page);
  await assertAccessible(page);
  await page.getByRole("button", { name: "Use the guide's model" }).click();
  await notice.waitFor({ state: "detached" });
  await openModel(page);
  assert.equal(await page.getByLabel("In force").inputValue(), "port-guide");
  assertQuiet();
  await close();
});

test("a tier's threshold changes the dashboard at once, and reset brings it back", async () => {
  const { page, assertQuiet, close } = await pages.open();
  await drop(page, pullRequests("prs.json"));
  await settled(page);
  await openModel(page);
  const field = page.getByLabel("Service, Lead Time for Changes: Elite at most");
  assert.equal(await field.inputValue(), "24");
  await field.fill("1.5");
  await page.locator('[data-property="lead_time_tier"][data-value="High"]').first().waitFor();
  await page.locator("[data-model-edits]", { hasText: "1 document" }).waitFor();

  const blueprints = (await downloaded(page, "Download the blueprints")) as {
    identifier: string;
  }[];
  const expected = JSON.parse(guide("blueprints/service").replace("<= 24", "<= 1.5"));
  assert.deepEqual(
    blueprints.find(({ identifier }) => identifier === "service"),
    expected,
  );
  const dashboard = (await downloaded(page, "Download the page")) as object;
  assert.deepEqual(dashboard, JSON.parse(guide("dashboards/port-guide")));

  await page.getByRole("button", { name: "Reset everything" }).click();
  await page.locator('[data-property="lead_time_tier"][data-value="Elite"]').first().waitFor();
  await page.locator("[data-model-edits]").waitFor({ state: "detached" });
  assert.equal(await field.inputValue(), "24");
  assertQuiet();
  await close();
});

test("a document is edited; what is wrong is marked at its line, and can be reset", async () => {
  const { page, assertQuiet, close } = await pages.open();
  await drop(page, pullRequests("prs.json"));
  await settled(page);
  await openModel(page);
  await item(page, "DORA Metrics").click();
  await typeBehind(page, '"identifier"', ' "description": "of mine",');
  await page.locator("[data-model-edits]").waitFor();

  await typeBehind(page, '"identifier"', " oops");
  await page.locator(".model-error").waitFor();
  assert.match(await page.locator(".model-error").innerText(), /line 2, column \d+: here the JSON/);
  assert.equal(await page.locator(".cm-lintRange-error").count(), 1);
  assert.equal(await page.locator(".cm-lint-marker-error").count(), 1);
  await page.getByRole("button", { name: /^DORA Metrics\s*error$/ }).waitFor();
  assert.equal(await tier(page).getAttribute("data-value"), "Elite");

  await page.getByRole("button", { name: "reset", exact: true }).click();
  await page.locator(".model-error").waitFor({ state: "detached" });
  await page.locator(".cm-content", { hasText: "of mine" }).waitFor({ state: "detached" });
  await page.locator("[data-model-edits]").waitFor({ state: "detached" });

  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate(() => navigator.clipboard.writeText(' "description": "pasted",'));
  await typeBehind(page, '"identifier"', "");
  await page.keyboard.press("Control+V");
  await page.locator("[data-model-edits]").waitFor();
  assert.equal(await page.locator("[data-failure]").count(), 0);

  await page.keyboard.press("Escape");
  await page.getByRole("heading", { name: "Model" }).waitFor({ state: "detached" });
  assertQuiet();
  await close();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing in the model at ${width} pixels, ${colorScheme}`, async () => {
      const { page, close } = await pages.open({
        colorScheme,
        viewport: { width, height: 900 },
        reducedMotion: "reduce",
      });
      await openModel(page);
      await page.getByLabel("Service, MTTR: High at most").waitFor();
      await assertAccessible(page);
      await item(page, "Service").click();
      await typeBehind(page, '"identifier"', " oops");
      await page.locator(".cm-lintRange-error").waitFor();
      await assertAccessible(page);
      const overhang = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.equal(overhang, 0);
      await close();
    });
  }
}
