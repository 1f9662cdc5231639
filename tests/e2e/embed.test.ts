import assert from "node:assert/strict";
import { test } from "node:test";
import type { FrameLocator, Page } from "playwright-core";
import { assertAccessible } from "./support/axe";
import { pullRequests } from "./support/files";
import { frameHtml, useHosts } from "./support/hosts";

const { url, host, open } = useHosts();

const shown = (page: Page | FrameLocator) =>
  page.locator('[data-now][aria-busy="false"]').waitFor();
const cards = (page: Page | FrameLocator) =>
  page.locator("[data-widget-id]").evaluateAll((all) => all.map((one) => one.dataset.widgetId));
const services = (page: Page | FrameLocator) =>
  page.locator("tr[data-entity]").evaluateAll((all) => all.map((one) => one.dataset.entity));
const widget = (parameters: string) => `${url()}embed.html${parameters}`;

for (const sandbox of [null, "allow-scripts allow-same-origin", "allow-scripts"]) {
  test(`one widget shows in a frame of another site, sandbox: ${sandbox}`, async () => {
    const attribute = sandbox === null ? "" : `sandbox="${sandbox}"`;
    const src = widget("?widget=deployFreqKpi&sample");
    const { page, complaints, close } = await open(host.put("page", frameHtml(src, attribute)));
    const frame = page.frameLocator("#widget");
    await shown(frame);
    assert.deepEqual(await cards(frame), ["deployFreqKpi"]);
    assert.match(await frame.locator(".number").innerText(), /^\d+\.\d\d per week/);
    assert.match(await frame.locator("footer").innerText(), /Synthetic sample/);
    const inPage = sandbox === "allow-scripts"; // where no worker can be started
    assert.equal(page.workers().length, inPage ? 0 : 1);
    assert.deepEqual(complaints, []);
    await close();
  });
}

test("what the address asks for is checked against what there is, and said in sentences", async () => {
  const { page, complaints, close } = await open(widget("#widget=cfrKpi&sample"));
  await shown(page);
  const goTo = (fragment: string) =>
    page.evaluate((hash) => {
      location.hash = hash;
    }, fragment);
  /** Nothing is shown but the sentence. */
  const refuses = async (fragment: string, sentence: RegExp) => {
    await goTo(fragment);
    await page.locator(".embed-problem", { hasText: sentence }).waitFor();
    assert.equal(await page.locator("[data-widget-id]").count(), 0);
  };
  await refuses(
    "sample&widget=<b>x</b>",
    /no such widget.*dashboard, .*deployFreqKpi.*teamDoraTable/,
  );
  await refuses("sample&team=nobody", /There is no team “nobody” in the data; there is .+/);
  await refuses("sample&service=<img src=x>", /There is no service “<img src=x>”/);
  await refuses("sample&range=soon", /range of time is not understood/);
  await refuses("sample&range=2026-02-31..", /range of time is not understood/);
  await refuses("data=http://example.com/a.json", /must begin with https/);
  await refuses("data=javascript:alert(1)", /must begin with https/);
  await refuses("data=exports.json", /no whole address/);
  for (const secret of [
    "token=abc",
    "access_token=abc",
    "team=ghp_0123456789abcdef",
    "data=https://a:b@example.com/",
  ]) {
    await refuses(`sample&${secret}`, /token or a password/);
    assert.doesNotMatch(await page.locator("body").innerText(), /abc|a:b/);
  }
  await goTo("sample&theme=pink&colour=red&widget=cfrKpi");
  await page
    .locator(".embed-note", { hasText: /no such theme; there are auto, light, dark/ })
    .waitFor();
  assert.match(
    await page.locator(".embed-note").innerText(),
    /parameter that is not known; known are/,
  );
  assert.deepEqual(await cards(page), ["cfrKpi"]);

  await goTo("sample&theme=dark&title=Failures&widget=cfrKpi");
  await page.locator('html[data-theme="dark"]').waitFor();
  await page.getByRole("heading", { name: "Failures" }).first().waitFor();
  assert.equal(await page.title(), "Failures");
  await goTo("sample&theme=light&widget=dashboard");
  await page.locator('html[data-theme="light"]').waitFor();
  assert.equal((await cards(page)).length, 8);
  assert.deepEqual(complaints, []);
  await close();
});

test("the page of a service or team in Port shows that one", async () => {
  const query = "?widget=serviceDoraTable&sample";
  const { page, close } = await open(widget(`${query}&entity=checkout&blueprint=service`));
  await shown(page);
  assert.deepEqual(await services(page), ["checkout"]);
  assert.match((await page.locator("footer a").getAttribute("href")) ?? "", /service:checkout/);

  await page.goto(widget(`${query}&entity=gone&blueprint=service`));
  await page.locator(".embed-problem", { hasText: "There is no service “gone”" }).waitFor();
  assert.deepEqual(await services(page), []);

  await page.goto(widget(`${query}&entity=x&blueprint=microservice_group`));
  await shown(page);
  assert.ok((await services(page)).length > 10);
  assert.match(await page.locator(".embed-note").innerText(), /neither a service nor a team/);
  await close();
});

test("data comes from its address, by a request that says nothing of who asks", async () => {
  const { text } = pullRequests("prs.json", 3, "shop");
  const cors = { "access-control-allow-origin": "*" };
  const good = host.put("prs.json", text, cors);
  const silent = host.put("silent.json", text);
  const target = host.put("target.json", text, cors);
  host.answers.set("/moved.json", { status: 302, headers: { ...cors, location: target } });

  const { page, close } = await open(
    widget(`#widget=serviceDoraTable&data=${encodeURIComponent(good)}`),
  );
  await page.context().addCookies([{ name: "login", value: "me", url: host.url }]);
  await shown(page);
  assert.deepEqual(await services(page), ["shop"]);
  assert.match(await page.locator("footer").innerText(), new RegExp(new URL(good).host));
  const [request] = host.requests("prs.json");
  assert.equal(request?.method, "GET");
  assert.equal(request?.headers.cookie, undefined);
  assert.equal(request?.headers.referer, undefined);

  const fails = async (address: string, sentence: RegExp) => {
    await page.goto("about:blank");
    await page.goto(widget(`#data=${encodeURIComponent(address)}`));
    await page.locator(".embed-problem", { hasText: sentence }).waitFor();
  };
  await fails(silent, /does not let other pages read its answer.*Access-Control-Allow-Origin/);
  await fails(`${host.url}missing.json`, /cannot be reached|does not give the file/);
  await fails(`${host.url}moved.json`, /sends the request on to another address/);
  assert.equal(host.requests("target.json").length, 0);
  await close();
});

test("a widget keeps nothing, takes no dropped files, and leads to the full page only", async () => {
  const { page, close } = await open(widget("#widget=dashboard&sample&range=30d&title=Ours"));
  await shown(page);
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0]);
  assert.equal(await page.evaluate(() => document.cookie), "");
  const transfer = await page.evaluateHandle(() => {
    const made = new DataTransfer();
    made.items.add(new File(["[]"], "x.json"));
    return made;
  });
  const prevented = await page.evaluate(
    (dataTransfer) =>
      !document.body.dispatchEvent(
        new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }),
      ),
    transfer,
  );
  assert.equal(prevented, false);
  assert.equal(await page.locator(`input[type="file"], .header`).count(), 0);

  const link = page.locator("footer a");
  assert.equal(await link.getAttribute("target"), "_blank");
  assert.equal(await link.getAttribute("rel"), "noopener noreferrer");
  const [full] = await Promise.all([page.context().waitForEvent("page"), link.click()]);
  await full.locator('[data-now][aria-busy="false"]').waitFor();
  assert.match(full.url(), /\/some\/where\/#view=1,last:30.*sample/);
  await close();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on widgets in the ${colorScheme} theme`, async () => {
    const { page, close } = await open(widget("#sample&team=nobody&theme=x"), {
      colorScheme,
      viewport: { width: 600, height: 400 },
      reducedMotion: "reduce",
    });
    await page.locator(".embed-problem").waitFor();
    await assertAccessible(page);
    for (const one of ["dashboard", "deployFreqKpi", "deployFreqTrend", "serviceDoraTable"]) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `sample&widget=${one}`);
      await page
        .locator(`[data-widget-id="${one === "dashboard" ? "teamDoraTable" : one}"]`)
        .waitFor();
      await assertAccessible(page);
    }
    await close();
  });
}
