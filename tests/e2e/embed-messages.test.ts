import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { FrameLocator, Page } from "playwright-core";
import { pullRequest, pullRequests, root } from "./support/files";
import { frameHtml, useHosts } from "./support/hosts";

const { url, host, other, open } = useHosts();

const { text } = pullRequests("prs.json", 3, "shop");
const services = (frame: FrameLocator) =>
  frame.locator("tr[data-entity]").evaluateAll((all) => all.map((one) => one.dataset.entity));

interface Answer {
  type: string;
  id?: number;
  code?: string;
  message?: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into what came as it likes
  [member: string]: any;
}

/** A page that embeds a widget and keeps what it says, with the origin that said it. */
async function embed(parameters: string, attributes = "", on = host) {
  const src = `${url()}embed.html#${parameters}`;
  const opened = await open(on.put("page", frameHtml("about:blank", attributes)));
  const { page } = opened;
  await page.evaluate((address) => {
    const heard: { origin: string; data: Answer }[] = [];
    Object.assign(window, { heard });
    addEventListener("message", ({ origin, data }) => heard.push({ origin, data }));
    document.querySelector("iframe")?.setAttribute("src", address);
  }, src);
  const frame = page.frameLocator("#widget");
  await frame.locator(".embed").waitFor();
  const wait = (type: string, id?: number) => heardMessage(page, type, id);
  await wait("announce");
  /** Sends a message and resolves with its answer. */
  let last = 0;
  const ask = async (message: object, type: string) => {
    last += 1;
    await send(page, { dora: 1, id: last, ...message });
    return wait(type, last);
  };
  return { ...opened, frame, ask, wait };
}

function send(page: Page, message: unknown): Promise<void> {
  return page.evaluate((data) => {
    document.querySelector("iframe")?.contentWindow?.postMessage(data, "*");
  }, message);
}

const all = (page: Page) =>
  page.evaluate(() => (window as unknown as { heard: { origin: string; data: Answer }[] }).heard);

async function heardMessage(page: Page, type: string, id?: number): Promise<Answer> {
  const found = await page.waitForFunction(
    ([wanted, number]) =>
      (window as unknown as { heard: { data: Answer }[] }).heard.find(
        ({ data }) => data.type === wanted && (number === undefined || data.id === number),
      ),
    [type, id] as const,
  );
  return ((await found.jsonValue()) as { data: Answer }).data;
}

test("after a handshake the page loads, filters, sets the theme, and gets the report", async () => {
  const { page, frame, ask, wait, complaints, close } = await embed("widget=serviceDoraTable");
  await frame.getByText("Waiting for data of the page around this widget").waitFor();
  const early = await ask({ type: "load", files: [] }, "error");
  assert.equal(early.code, "malformed");
  assert.equal((await ask({ type: "report" }, "error")).code, "handshake");

  const ready = await ask({ type: "hello" }, "ready");
  assert.deepEqual(ready.understands, ["hello", "load", "filter", "theme", "report"]);
  await page.evaluate((json) => {
    const bytes = new TextEncoder().encode(json).buffer;
    const blob = new Blob(['[{"number": 1,']);
    const files = [
      { name: "prs.json", bytes },
      { name: "cut.json", bytes: blob },
    ];
    document
      .querySelector("iframe")
      ?.contentWindow?.postMessage({ dora: 1, id: 90, type: "load", files }, "*", [bytes]);
  }, text);
  const { files } = await wait("loaded", 90);
  assert.deepEqual(files[0], {
    name: "prs.json",
    ok: true,
    source: "github-pull-requests",
    records: 3,
  });
  assert.equal(files[1].ok, false);
  assert.match(files[1].message, /^cut\.json.*cut off/);
  assert.deepEqual(await services(frame), ["shop"]);

  const entities = [
    { identifier: "till", title: "Till", blueprint: "service", properties: {}, relations: {} },
  ];
  await ask({ type: "load", entities }, "loaded");
  assert.deepEqual((await services(frame)).sort(), ["shop", "till"]);
  await ask({ type: "filter", selection: { services: ["Till"] } }, "done");
  assert.deepEqual(await services(frame), ["till"]);
  const unknown = await ask({ type: "filter", selection: { teams: ["nobody"] } }, "error");
  assert.equal(unknown.code, "not-shown");
  assert.deepEqual(await services(frame), ["till"]); // as before
  await ask({ type: "filter", selection: {} }, "done");

  await ask({ type: "theme", theme: "dark" }, "done");
  await frame.locator(':root[data-theme="dark"]').waitFor();
  const { report } = await ask({ type: "report" }, "report");
  assert.equal(report.version, 1);
  assert.equal(report.entities.service.length, 2);

  await ask({ type: "load", entities, replace: true }, "loaded");
  assert.deepEqual(await services(frame), ["till"]);
  const origins = new Set((await all(page)).map(({ origin }) => origin));
  assert.deepEqual([...origins], [new URL(url()).origin]);
  assert.deepEqual(complaints, []);
  await close();
});

test("messages that are malformed, huge, poisoned or carry a token change nothing", async () => {
  const { page, frame, ask, wait, close } = await embed("widget=serviceDoraTable&sample");
  await ask({ type: "hello" }, "ready");
  await frame.locator('[data-now][aria-busy="false"]').waitFor();
  const before = JSON.stringify(
    await ask({ type: "report" }, "report").then(({ report }) => report),
  );
  const refused: [object, string][] = [
    [{ dora: 2, type: "hello" }, "version"],
    [{ dora: "1", type: "theme", theme: "dark" }, "version"],
    [{ type: "eval", code: "document.title = 'x'" }, "unknown-type"],
    [{ type: "constructor" }, "unknown-type"],
    [{ type: "theme", theme: "<img src=x onerror=alert(1)>" }, "malformed"],
    [{ type: "filter" }, "malformed"],
    [{ type: "filter", selection: [] }, "malformed"],
    [{ type: "filter", selection: { teams: "a" } }, "malformed"],
    [{ type: "filter", selection: { teams: [{}] } }, "malformed"],
    [{ type: "filter", selection: { teams: Array(1001).fill("a") } }, "malformed"],
    [{ type: "filter", selection: { services: ["x".repeat(501)] } }, "malformed"],
    [{ type: "filter", selection: { from: "yesterday" } }, "malformed"],
    [{ type: "filter", selection: { last: -1 } }, "malformed"],
    [{ type: "filter", selection: { from: "2026-08-02", to: "2026-08-01" } }, "malformed"],
    [{ type: "filter", selection: { html: "<b>" } }, "malformed"],
    [{ type: "load" }, "malformed"],
    [{ type: "load", files: [{ name: "x", bytes: "text" }] }, "malformed"],
    [{ type: "load", files: [{ name: "x".repeat(256), bytes: null }] }, "malformed"],
    [{ type: "load", files: Array(1001).fill({}) }, "too-large"],
    [{ type: "load", entities: { length: 1e9 } }, "malformed"],
    [{ type: "connect", token: "t0psecret" }, "secret"],
    [{ type: "theme", theme: "auto", accessToken: "t0psecret" }, "secret"],
    [{ type: "filter", selection: { auth: { clientSecret: "t0psecret" } } }, "secret"],
    [{ type: "filter", selection: { teams: [], note: "Bearer t0psecret-t0psecret" } }, "secret"],
  ];
  for (const [message, code] of refused) {
    const answer = await ask(message, "error");
    assert.equal(answer.code, code, JSON.stringify(message).slice(0, 80));
    assert.doesNotMatch(JSON.stringify(answer), /t0psecret|<img/);
  }
  const odd = await page.evaluate(() => {
    const target = document.querySelector("iframe")?.contentWindow;
    const polluting = JSON.parse(
      '{"dora":1,"id":70,"type":"filter","selection":{"__proto__":{"polluted":1},"leaveOut":{"__proto__":["polluted"]}}}',
    );
    const part = new Blob([new Uint8Array(1e6)]); // which the browser keeps once
    const bits = Array(11).fill(new Blob(Array(100).fill(part)));
    const files = bits.map((bytes, index) => ({ name: `${index}`, bytes }));
    const circle: unknown[] = [];
    circle.push(circle);
    target?.postMessage(polluting, "*");
    target?.postMessage({ dora: 1, id: 71, type: "load", files }, "*");
    target?.postMessage({ dora: 1, id: 72, type: "load", entities: circle }, "*");
    target?.postMessage({ dora: 1, id: 73, type: "load", entities: [1n] }, "*");
    for (const message of [null, 1, "hello", [], [{ dora: 1 }], new Map([["dora", 1]])]) {
      target?.postMessage(message, "*");
    }
    return true;
  });
  assert.ok(odd);
  assert.equal((await wait("error", 70)).code, "malformed");
  assert.equal((await wait("error", 71)).code, "too-large");
  assert.equal((await wait("error", 72)).code, "malformed");
  assert.equal((await wait("error", 73)).code, "malformed");
  const after = JSON.stringify(
    await ask({ type: "report" }, "report").then(({ report }) => report),
  );
  assert.equal(after, before);
  const inside = page.frames().find((one) => one.url().includes("embed.html"));
  assert.equal(await inside?.evaluate(() => "polluted" in {}), false);
  assert.equal(await frame.locator("html").getAttribute("data-theme"), "light");
  assert.doesNotMatch(await frame.locator("body").innerText(), /t0psecret/);
  await close();
});

test("a frame beside it, and a page that parent= does not name, learn nothing", async () => {
  const attack = `<script>
    const heard = [];
    addEventListener("message", ({ data }) => heard.push(data));
    const attack = () => {
      for (const type of ["hello", "report", "load"]) {
        parent.frames[0].postMessage({ dora: 1, id: 1, type, entities: [] }, "*");
      }
    };
  </script>`;
  const beside = other.put("attack", attack);
  const allowed = await embed(`widget=cfrKpi&sample&parent=${host.origin}`);
  await allowed.ask({ type: "hello" }, "ready");
  await allowed.page.evaluate((src) => {
    const frame = document.createElement("iframe");
    frame.id = "attack";
    frame.src = src;
    document.body.append(frame);
  }, beside);
  await allowed.page.frameLocator("#attack").locator("script").waitFor({ state: "attached" });
  const attacker = allowed.page.frames().find((one) => one.url() === beside);
  await attacker?.evaluate("attack()");
  await allowed.ask({ type: "report" }, "report"); // comes after whatever the attack would have got
  assert.deepEqual(await attacker?.evaluate("heard"), []);
  await allowed.close();

  const stranger = await embed(`widget=cfrKpi&sample&parent=${host.origin}`, "", other);
  await stranger.frame.locator('[data-now][aria-busy="false"]').waitFor();
  for (const type of ["hello", "report"]) await send(stranger.page, { dora: 1, id: 1, type });
  await send(stranger.page, { dora: 1, type: "theme", theme: "dark" });
  // What was sent has been heard when a later message of the frame itself has.
  const inside = stranger.page.frames().find((one) => one.url().includes("embed.html"));
  await inside?.evaluate(
    () =>
      new Promise((resolve) => {
        addEventListener("message", resolve, { once: true });
        postMessage("last", "*");
      }),
  );
  assert.equal(await stranger.frame.locator("html").getAttribute("data-theme"), "light");
  assert.deepEqual(
    (await all(stranger.page)).map(({ data }) => data),
    [{ dora: 1, type: "announce" }],
  );
  await stranger.close();
});

test("what came from an address is shown to the page around it, and not told", async () => {
  const headers = { "access-control-allow-origin": new URL(url()).origin };
  const data = other.put("intranet.json", pullRequests("x", 2, "skunkworks").text, headers);
  const parameters = `widget=serviceDoraTable&data=${encodeURIComponent(data)}`;
  const { page, frame, ask, close } = await embed(parameters);
  await frame.locator('tr[data-entity="skunkworks"]').waitFor();
  await ask({ type: "hello" }, "ready");
  assert.equal((await ask({ type: "report" }, "error")).code, "by-address");
  await ask({ type: "filter", selection: { teams: ["nobody"], services: ["none"] } }, "error");
  assert.doesNotMatch(JSON.stringify(await all(page)), /skunkworks/);
  await close();
});

test("a page without an origin speaks over a port, and without one gets no answer", async () => {
  const src = `${url()}embed.html#widget=cfrKpi&sample`;
  const inner = `<iframe id="widget" src="${src}"></iframe><script>
    const heard = [];
    const frame = document.querySelector("iframe");
    addEventListener("message", ({ data }) => {
      heard.push(data);
      if (data.type !== "announce") return;
      frame.contentWindow.postMessage({ dora: 1, id: 1, type: "hello" }, "*");
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = (event) => heard.push({ port: true, ...event.data });
      frame.contentWindow.postMessage({ dora: 1, id: 2, type: "hello" }, "*", [port2]);
      port1.postMessage({ dora: 1, id: 3, type: "theme", theme: "dark" });
    });
  </script>`;
  host.put("inner", inner);
  const { page, close } = await open(
    host.put(
      "page",
      '<iframe sandbox="allow-scripts" src="inner" width="600" height="400"></iframe>',
    ),
  );
  await page.frameLocator("iframe").frameLocator("#widget").locator(".embed").waitFor();
  const middle = page.frames().find((one) => one.url().endsWith("/inner"));
  assert.ok(middle);
  await middle.waitForFunction("heard.some(({ of }) => of === 'theme')");
  const heard = (await middle.evaluate("heard")) as Answer[];
  assert.deepEqual(
    heard.filter(({ port }) => !port),
    [{ dora: 1, type: "announce" }],
  );
  assert.deepEqual(
    heard.filter(({ port, type }) => port && type !== "height").map(({ type, id }) => [type, id]),
    [
      ["ready", 2],
      ["done", 3],
    ],
  );
  await close();
});

test("where no worker can be started, the widget answers while it reads a large file", async () => {
  const { page, wait, ask, frame, close } = await embed(
    "widget=serviceDoraTable",
    'sandbox="allow-scripts"',
  );
  await ask({ type: "hello" }, "ready");
  const inside = page.frames().find((one) => one.url().includes("embed.html"));
  await inside?.evaluate(() => {
    const counted = Object.assign(window, { turns: 0 });
    setInterval(() => {
      counted.turns += 1;
    });
  });
  const turns = () => inside?.evaluate(() => (window as unknown as { turns: number }).turns);
  const record = JSON.stringify(pullRequest(1, "2026-11-20T10:00:00Z", "shop", 20_000));
  const before = (await turns()) ?? 0;
  await page.evaluate((one) => {
    const part = new Blob([`${one},\n`.repeat(Math.ceil(8e6 / one.length))]);
    const bytes = new Blob(["[", ...Array(50).fill(part), one, "]"]);
    const target = document.querySelector("iframe")?.contentWindow;
    target?.postMessage(
      { dora: 1, id: 50, type: "load", files: [{ name: "large.json", bytes }] },
      "*",
    );
  }, record);
  await frame.getByText(/^Reading large\.json: .+ of 4\d\d MB/).waitFor();
  await ask({ type: "theme", theme: "dark" }, "done");
  await frame.locator(':root[data-theme="dark"]').waitFor();
  const { files } = await wait("loaded", 50);
  assert.equal(files[0].ok, true);
  assert.ok(((await turns()) ?? 0) - before > 20);
  const order = (await all(page)).map(({ data }) => data.type).filter((type) => type !== "height");
  assert.deepEqual(order, ["announce", "ready", "done", "loaded"]);
  await close();
});

test("the element makes the frame, follows its height and its own attributes", async () => {
  const html = `<!doctype html><title>host</title><body style="margin: 0">
    <script type="module" src="${url()}embed.js"></script>
    <dora-lens src="${url()}" widget="deployFreqKpi" sample theme="light" title="Ours"></dora-lens>
    <div style="height: 5000px"></div>
    <dora-lens id="below" src="${url()}" widget="cfrKpi" sample sandbox="allow-scripts"></dora-lens>`;
  const { page, complaints, close } = await open(host.put("element", html));
  const element = page.locator("dora-lens").first();
  const frame = page.frameLocator("dora-lens >> nth=0 >> iframe");
  await frame.locator('[data-now][aria-busy="false"]').waitFor();
  assert.equal(await element.locator("iframe").getAttribute("title"), "Ours");
  assert.equal(await element.locator("iframe").getAttribute("loading"), "lazy");
  /** The frame is as high as what is in it: nothing scrolls, and nothing is left over. */
  const fits = () =>
    page.waitForFunction(async () => {
      const height = document.querySelector("dora-lens")?.clientHeight ?? 0;
      return height > 60 && height !== 320 ? height : 0;
    });
  const low = (await (await fits()).jsonValue()) as number;
  assert.ok(low < 320);
  const scrolls = () =>
    frame.locator("html").evaluate((root) => root.scrollHeight - root.clientHeight);
  assert.equal(await scrolls(), 0);

  const entries = await page.evaluate(() => history.length);
  await element.evaluate((one) => one.setAttribute("theme", "dark"));
  await frame.locator(':root[data-theme="dark"]').waitFor();
  await element.evaluate((one) => one.setAttribute("widget", "dashboard"));
  await frame.locator('[data-widget-id="teamDoraTable"]').waitFor();
  await page.waitForFunction(
    (before) => (document.querySelector("dora-lens")?.clientHeight ?? 0) > 3 * before,
    low,
  );
  assert.equal(await page.evaluate(() => history.length), entries); // nothing for the back button

  assert.equal(
    page.frames().some((one) => one.url().includes("cfrKpi")),
    false,
  );
  await page.locator("#below").scrollIntoViewIfNeeded();
  const report = await page.locator("#below").evaluate(async (one) => {
    const answer = await (one as unknown as { report(): Promise<Answer> }).report();
    return answer.report.version as number;
  });
  assert.equal(report, 1);
  const refused = await page.locator("#below").evaluate(async (one) => {
    const lens = one as unknown as { filter(selection: object): Promise<Answer> };
    return lens.filter({ teams: ["nobody"] }).catch((answer: Answer) => answer.code);
  });
  assert.equal(refused, "not-shown");
  assert.deepEqual(complaints, []);
  await close();
});

test("the example of the documents feeds three widgets by message", async () => {
  const example = readFileSync(join(root, "docs/example-host.html"), "utf8");
  assert.match(example, /https:\/\/dora-lens\.example\.com\/embed\.js/);
  host.put("exports.json", readFileSync(join(root, "public/sample/sample-synthetic.json"), "utf8"));
  const page0 = host.put("example", example.replaceAll("https://dora-lens.example.com/", url()));
  const { page, complaints, close } = await open(page0, {
    viewport: { width: 1000, height: 1400 },
  });
  const option = page.locator("#team option").nth(1);
  await option.waitFor({ state: "attached" });
  const table = page.frameLocator("dora-lens >> nth=2 >> iframe");
  const before = await services(table);
  assert.ok(before.length > 10);
  assert.equal(await page.locator("dora-lens iframe").count(), 3);
  await page.locator("#team").selectOption({ index: 1 });
  const rows = table.locator("tr[data-entity]");
  await rows.nth(before.length - 1).waitFor({ state: "detached" });
  assert.ok((await rows.count()) > 0);
  assert.deepEqual(complaints, []);
  await close();
});
