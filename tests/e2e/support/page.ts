import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { kLocale, launchBrowser } from "./browser";
import { type Served, serve } from "./serve";

const root = join(import.meta.dirname, "../../..");
/** The built page; DIST names another one to be tested. */
const dist = process.env.DIST ?? join(root, "dist");

/** An open page, and what it did that it should not. */
export interface Opened {
  page: Page;
  /** Fails when the page broke its security policy, logged an error or asked another server. */
  assertQuiet: () => void;
  close: () => Promise<void>;
}

/** One browser and one server for the tests of a file. */
export function usePages() {
  let browser: Browser;
  let server: Served;
  before(async () => {
    assert.ok(existsSync(join(dist, "index.html")), "dist is missing: run npm run build first");
    [browser, server] = await Promise.all([launchBrowser(), serve(dist)]);
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });
  return {
    url: () => server.url,
    open: (options: BrowserContextOptions = {}) => open(browser, server.url, options),
  };
}

/** The names of the files, as their chips have them. */
export const chips = (page: Page) =>
  page
    .locator("[data-file]")
    .evaluateAll((all) => all.map((chip) => chip.getAttribute("data-file")));

/** What is said of the files that failed. */
export const sentences = (page: Page) => page.locator("[data-failure] p").allInnerTexts();

async function open(
  browser: Browser,
  url: string,
  options: BrowserContextOptions,
): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: kLocale,
    // What is kept for times without a network would answer in the place of a test's own answers.
    serviceWorkers: "block",
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(180_000); // a machine that is busy decides no test
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    const asked = request.url();
    if (!asked.startsWith(url) && !asked.startsWith("data:") && !asked.startsWith("blob:")) {
      complaints.push(`asked for ${asked}`);
    }
  });
  await page.goto(url);
  return {
    page,
    assertQuiet: () => assert.deepEqual(complaints, []),
    close: () => context.close(),
  };
}
