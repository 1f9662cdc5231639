import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { assertAccessible } from "./support/axe";
import { pullRequests } from "./support/files";
import { useHosts } from "./support/hosts";
import { settled } from "./support/report";

const { url, host, open } = useHosts();

const { text } = pullRequests("prs.json", 3, "shop");
const cors = { "access-control-allow-origin": "*" };
const services = (page: Page) =>
  page
    .locator('[data-widget-id="serviceDoraTable"] tr[data-entity]')
    .evaluateAll((all) => all.map((one) => one.dataset.entity));
const snippet = (page: Page, name: RegExp) =>
  page.getByRole("region", { name }).locator("pre").innerText();

test("what the dialog writes shows the same view wherever it is put", async () => {
  const { page, complaints, close } = await open(`${url()}#view=1,service:checkout&sample`);
  await settled(page);
  assert.deepEqual(await services(page), ["checkout"]);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("heading", { name: "Share this view" }).waitFor();
  await assertAccessible(page);
  await page.getByRole("combobox", { name: "Show" }).selectOption("serviceDoraTable");
  await page.getByRole("combobox", { name: "Theme" }).selectOption("dark");
  const link = await snippet(page, /^Link/);
  const element = await snippet(page, /^Element/);
  const frame = await snippet(page, /^Frame/);
  const port = JSON.parse(await snippet(page, /Port dashboard/));
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy: Link" }).click();
  await page.getByRole("button", { name: "Copy: Link" }).getByText("copied").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), link);

  assert.equal(link, `${url()}#view=1,service:checkout&sample`);
  assert.deepEqual([port.type, port.urlType], ["iframe-widget", "public"]);
  await page.goto("about:blank");
  await page.goto(link);
  await settled(page);
  assert.deepEqual(await services(page), ["checkout"]);
  assert.deepEqual(complaints, []);

  const doc = (body: string) => `<!doctype html><title>pasted</title>${body}`;
  for (const address of [
    host.put("element", doc(element)),
    host.put("frame", doc(frame)),
    host.put(
      "port",
      doc(
        `<iframe src="${port.url.replaceAll("&", "&amp;")}&entity=checkout&blueprint=service"></iframe>`,
      ),
    ),
  ]) {
    await page.goto(address);
    const widget = page.frameLocator("iframe");
    await widget.locator('tr[data-entity="checkout"]').waitFor();
    assert.equal(await widget.locator("tr[data-entity]").count(), 1);
    await widget.locator(':root[data-theme="dark"]').waitFor();
  }
  assert.deepEqual(complaints, []);
  await close();
});

test("files of one's own are not in the link, and an address of them must be good", async () => {
  const { page, close } = await open(url());
  await page.evaluate((json) => {
    const made = new DataTransfer();
    made.items.add(new File([json], "prs.json"));
    document
      .querySelector("main")
      ?.dispatchEvent(
        new DragEvent("drop", { dataTransfer: made, bubbles: true, cancelable: true }),
      );
  }, text);
  await settled(page);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByText("Your files are not in the link").waitFor();
  assert.equal(await snippet(page, /^Link/), url());
  const field = page.getByLabel("Address of the data");
  await field.fill("https://example.com/a.json?token=t0psecret");
  await page.getByText("looks like a token or a password").waitFor();
  assert.equal(await snippet(page, /^Link/), url());
  await field.fill("https://example.com/a.json");
  assert.equal(await snippet(page, /^Link/), `${url()}#data=https://example.com/a.json`);
  await close();
});

test("a link's data is asked for only after a person agreed, and once in a session", async () => {
  const data = host.put("exports.json", text, cors);
  const link = `${url()}#data=${encodeURIComponent(data)}`;
  const { page, complaints, close } = await open(link);
  const question = page.getByRole("region", { name: "This link brings data from elsewhere" });
  await question.waitFor();
  const said = await question.innerText();
  assert.ok(said.includes(new URL(data).host) && said.includes(data));
  await assertAccessible(page);
  await question.getByRole("button", { name: "Do not read" }).click();
  await question.waitFor({ state: "detached" });
  await page.reload();
  await question.waitFor();
  assert.equal(host.requests("exports.json").length, 0);

  await question.getByRole("button", { name: "Read the file" }).click();
  await settled(page);
  assert.deepEqual(await services(page), ["shop"]);
  const [request] = host.requests("exports.json");
  assert.equal(request?.headers.cookie, undefined);
  assert.equal(request?.headers.referer, undefined);
  assert.equal(await page.locator("iframe").count(), 0); // what fetched it is gone
  assert.deepEqual(complaints, []);

  await page.reload();
  await settled(page);
  assert.deepEqual(await services(page), ["shop"]);
  const refused = await page.evaluate(
    (address) =>
      fetch(address).then(
        () => "connected",
        () => "refused",
      ),
    data,
  );
  assert.equal(refused, "refused"); // the page itself is held to its own server and Port
  assert.equal(host.requests("exports.json").length, 2);
  await close();
});

test("a link whose address cannot be used says why", async () => {
  const silent = host.put("silent.json", text);
  const addresses = ["ftp://example.com/a.json", "https://example.com/?api_key=t0psecret", silent];
  const { page, close } = await open(
    `${url()}#${addresses.map((one) => `data=${encodeURIComponent(one)}`).join("&")}`,
  );
  await page.locator("[data-failure]", { hasText: "must begin with https" }).waitFor();
  await page.getByRole("button", { name: "Read the file" }).click();
  await page.locator("[data-failure]", { hasText: "does not let other pages read" }).waitFor();
  assert.doesNotMatch(await page.locator("body").innerText(), /t0psecret/);
  await close();
});

test("another site that frames what fetches gets nothing from it", async () => {
  const data = host.put("exports.json", text, cors);
  const { page, close } = await open(
    host.put(
      "page",
      `<iframe src="${url()}fetch.html"></iframe><script>
      const heard = [];
      addEventListener("message", ({ data }) => heard.push(data));
    </script>`,
    ),
  );
  const before = host.requests("exports.json").length;
  const inside = page.frames().find((one) => one.url().endsWith("fetch.html"));
  await inside?.waitForLoadState();
  await page.evaluate((href) => {
    document.querySelector("iframe")?.contentWindow?.postMessage({ href }, "*");
  }, data);
  await inside?.evaluate(
    () =>
      new Promise((resolve) => {
        addEventListener("message", resolve, { once: true });
        postMessage("last", "*");
      }),
  );
  assert.deepEqual(await page.evaluate("heard"), []);
  assert.equal(host.requests("exports.json").length, before);
  await close();
});
