import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, type TestContext, test } from "node:test";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchBrowser } from "./support/browser";
import { buildOther } from "./support/builds";
import { drop, pullRequests, root } from "./support/files";
import { settled } from "./support/report";
import { type Served, serve } from "./support/serve";

let browser: Browser;
let folder: string;
let second: string;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "dora-lens-"));
  second = join(folder, "second");
  [browser] = await Promise.all([launchBrowser(), buildOther(second)]);
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A site of its own, which can be deployed to and taken down. */
async function newSite(t: TestContext) {
  const site = mkdtempSync(join(folder, "site-"));
  cpSync(process.env.DIST ?? join(root, "dist"), site, { recursive: true });
  const server: Served = await serve(site, "/some/deep/path/");
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  t.after(async () => {
    await context.close();
    await server.close().catch(() => undefined);
  });
  return {
    url: server.url,
    context,
    open: () => openPage(context, server.url),
    /** In the place of what is there, as a host does it: nothing of the old is left. */
    deploy: (dist: string) => {
      rmSync(site, { recursive: true });
      cpSync(dist, site, { recursive: true });
    },
    takeDown: () => server.close(),
  };
}

async function openPage(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(url);
  return page;
}

/** Until everything is kept, and this page is answered from there. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const { serviceWorker } = navigator;
    await serviceWorker.ready;
    if (serviceWorker.controller) return;
    await new Promise((resolve) => serviceWorker.addEventListener("controllerchange", resolve));
  });

const notice = (page: Page) => page.getByText("A new version is ready");

async function trySample(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Try sample data" }).click();
  await settled(page);
}

/** The addresses of modules that the page and its workers asked for. */
function modulesAsked(page: Page): string[] {
  const asked: string[] = [];
  page.context().on("request", (request) => {
    if (request.serviceWorker()) return; // which keeps all parts of a newer version for later
    if (request.url().endsWith(".wasm")) asked.push(request.url());
  });
  return asked;
}

/** The names of the parts of a build's module. */
const partsOf = (dist: string) =>
  readdirSync(join(dist, "assets")).filter((name) => /^dora-.*\.wasm$/.test(name));
const areOf = (parts: string[], asked: string[]) =>
  asked.length > 0 && asked.every((url) => parts.some((part) => url.endsWith(part)));

test("after one visit the page works without a network: sample, files, and every part", async (t) => {
  const site = await newSite(t);
  await kept(await site.open());
  await site.takeDown();
  const page = await site.open();
  await trySample(page);
  await page.locator(".chart svg").first().waitFor();
  assert.ok((await page.locator("tr[data-entity]").count()) > 1);
  // Parts that are fetched when they are first wanted: data health, the model with its editor, Port.
  await page.locator("[data-file] button").first().click();
  await page
    .getByRole("region", { name: /Data health/ })
    .first()
    .waitFor();
  await page.getByRole("button", { name: "Model", exact: true }).click();
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Port", exact: true }).click();
  await page.getByLabel("Token", { exact: true }).waitFor();
  await page.keyboard.press("Escape");
  await drop(page, pullRequests("own.json", 2, "mine"));
  await page.locator('tr[data-entity="mine"]').first().waitFor();
  assert.equal(await page.locator("[data-failure]").count(), 0);
});

test("every file of the build is kept, and nothing else", async (t) => {
  const site = await newSite(t);
  const page = await site.open();
  await kept(page);
  await trySample(page);
  await drop(page, pullRequests("own.json"));
  await settled(page);
  const addresses = await page.evaluate(async () => {
    const found: string[] = [];
    for (const name of await caches.keys()) {
      for (const { url } of await (await caches.open(name)).keys()) found.push(url);
    }
    return found;
  });
  const names = addresses.map((url) => url.replace(site.url, "").replace(/\?.*/, "")).sort();
  const built = readdirSync(process.env.DIST ?? join(root, "dist"), {
    recursive: true,
    withFileTypes: true,
  })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).split("/dist/")[1] ?? "")
    .filter((name) => !["service-worker.js", "embed.js", ".nojekyll"].includes(name))
    .sort();
  assert.deepEqual(names, built);
});

test("a newer version waits for a person, and the old page keeps its own module and parts", async (t) => {
  const site = await newSite(t);
  const page = await site.open();
  await kept(page);
  await trySample(page);
  const asked = modulesAsked(page);
  site.deploy(second);
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await notice(page).waitFor();
  await page.getByText("Reloading forgets the files").waitFor();

  // The newer one is there as a whole, and waits; a second page is still of the old version.
  const other = await site.open();
  await trySample(other);
  const [old, newer] = [partsOf(join(root, "dist")), partsOf(second)];
  assert.equal(new Set([...old, ...newer]).size, 4);
  assert.ok(areOf(old, asked), asked.join());
  const description = other.locator('meta[name="description"]');
  assert.doesNotMatch((await description.getAttribute("content")) ?? "", /Version two/);

  // A person takes it in one page. The other keeps its data, and finds its own parts, which the server
  // has no more.
  asked.length = 0;
  await notice(other).waitFor();
  await Promise.all([
    other.waitForEvent("load"),
    other.getByRole("button", { name: "Reload", exact: true }).click(),
  ]);
  await trySample(other);
  assert.match((await description.getAttribute("content")) ?? "", /version two/i);
  assert.ok(areOf(newer, asked), asked.join());
  await page.getByRole("button", { name: "Model", exact: true }).click();
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("[data-failure]").count(), 0);
  assert.equal(await page.locator("[data-file]").count(), 1);

  // With its last page the old version goes.
  await page.close();
  await other.reload();
  await other.evaluate(async (gone) => {
    for (;;) {
      const addresses: string[] = [];
      for (const name of await caches.keys()) {
        addresses.push(...(await (await caches.open(name)).keys()).map(({ url }) => url));
      }
      if (!addresses.some((url) => gone.some((part) => url.endsWith(part)))) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }, old);
});

test("a build of which a part is missing is not kept, and the one before goes on", async (t) => {
  const site = await newSite(t);
  const page = await site.open();
  await kept(page);
  const broken = join(folder, "broken");
  cpSync(second, broken, { recursive: true });
  rmSync(join(broken, "assets", partsOf(second)[0] ?? ""));
  site.deploy(broken);
  const state = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update().catch(() => undefined);
    const coming = registration?.installing;
    while (coming && coming.state === "installing") {
      await new Promise((resolve) =>
        coming.addEventListener("statechange", resolve, { once: true }),
      );
    }
    return { coming: coming?.state, waiting: registration?.waiting ?? null };
  });
  assert.deepEqual(state, { coming: "redundant", waiting: null });
  await site.takeDown();
  await page.reload();
  await trySample(page);
});

test("a page with another build's index is not kept either", async (t) => {
  const site = await newSite(t);
  const mixed = join(folder, "mixed");
  cpSync(join(root, "dist"), mixed, { recursive: true });
  cpSync(join(second, "index.html"), join(mixed, "index.html"));
  cpSync(join(second, "assets"), join(mixed, "assets"), { recursive: true });
  site.deploy(mixed); // the list of the first build, the page of the second
  const page = await site.open();
  const ended = await page.evaluate(async () => {
    const { serviceWorker } = navigator;
    for (;;) {
      const registration = await serviceWorker.getRegistration();
      const worker = registration?.installing ?? registration?.waiting ?? registration?.active;
      if (!worker) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        continue;
      }
      if (worker.state === "redundant" || worker.state === "activated") return worker.state;
      await new Promise((resolve) =>
        worker.addEventListener("statechange", resolve, { once: true }),
      );
      if ((worker.state as string) === "redundant") return "redundant";
    }
  });
  assert.equal(ended, "redundant");
  await trySample(page);
});

test("nothing is kept for a page in a frame", async (t) => {
  const site = await newSite(t);
  const page = await site.context.newPage();
  await page.route(`${site.url}host.html`, (route) =>
    route.fulfill({ contentType: "text/html", body: '<iframe src="./index.html"></iframe>' }),
  );
  await page.goto(`${site.url}host.html`);
  await page.frameLocator("iframe").getByRole("button", { name: "Try sample data" }).click();
  await page.frameLocator("iframe").locator('[data-now][aria-busy="false"]').waitFor();
  const registrations = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  assert.equal(await registrations(), 0);
});

test("the browser would install the page, for the files that it reads", async (t) => {
  const site = await newSite(t);
  const page = await site.open();
  await kept(page);
  const session = await site.context.newCDPSession(page);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  assert.deepEqual(
    installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito"),
    [],
  );
  const { errors, data } = await session.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  const { file_handlers: handlers } = JSON.parse(data ?? "{}");
  assert.deepEqual(Object.values(handlers[0].accept).flat(), [
    ...[".json", ".ndjson", ".jsonl", ".csv", ".gz", ".zip"],
  ]);
});
