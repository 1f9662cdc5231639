import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { kPortHosts } from "../../../web/src/port/address";
import { type FakeAccount, guideAccount, kNow } from "../../support/fake-port/account";
import { FakePort } from "../../support/fake-port/fake-port";
import { kLocale, launchBrowser } from "./browser";
import { root } from "./files";
import { type Served, serve } from "./serve";

/** A page, the Port that it can connect to, and every address that it asked. */
export interface PortPage {
  page: Page;
  port: FakePort;
  /** Origins of all requests, in the order of the first. */
  origins: () => string[];
  close: () => Promise<void>;
}

export interface PortPageOptions {
  /** The address of the page; that of the built one if left out. */
  url?: string;
  context?: BrowserContextOptions;
}

/**
 * The built page as it is, in a browser for which Port's own names are the fake Port, by https; no
 * other name leads anywhere.
 */
export function usePortPages() {
  let server: Served;
  let port: FakePort;
  let browser: Browser;
  before(async () => {
    server = await serve(process.env.DIST ?? join(root, "dist"));
    port = await new FakePort({ account: guideAccount(), tls: makeCertificate() }).start();
    const names = kPortHosts.map(({ url }) => `MAP ${new URL(url).host} 127.0.0.1:${port.port}`);
    const rules = [...names, "MAP * ~NOTFOUND", "EXCLUDE 127.0.0.1"].join(", ");
    browser = await launchBrowser(`--host-resolver-rules=${rules}`);
  });
  after(async () => {
    await browser?.close();
    await Promise.all([server?.close(), port?.close()]);
  });
  return {
    url: () => server.url,
    open: (account: FakeAccount = guideAccount(), options: PortPageOptions = {}) => {
      port.reset(account);
      return open(browser, port, { url: server.url, ...options });
    },
  };
}

async function open(
  browser: Browser,
  port: FakePort,
  { url = "", context: about }: PortPageOptions,
): Promise<PortPage> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: kLocale,
    ignoreHTTPSErrors: true,
    serviceWorkers: "block", // a test may have its own answers for the page's addresses
    ...about,
  });
  await context.clock.setFixedTime(kNow);
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const asked: string[] = [];
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith("http")) asked.push(origin);
  });
  await page.goto(url);
  return { page, port, origins: () => [...new Set(asked)], close: () => context.close() };
}

function makeCertificate(): { key: string; cert: string } {
  const folder = mkdtempSync(join(tmpdir(), "dora-lens-"));
  const [key, cert] = ["key.pem", "cert.pem"].map((name) => join(folder, name));
  assert.ok(key && cert);
  const about = ["-subj", "/CN=fake-port", "-days", "2"];
  const args = ["req", "-x509", "-nodes", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"];
  execFileSync("openssl", [...args, ...about, "-keyout", key, "-out", cert], { stdio: "ignore" });
  const made = { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") };
  rmSync(folder, { recursive: true });
  return made;
}

/** Opens the dialog and gives it a token. */
export async function connect(page: Page, token: string): Promise<void> {
  await page.getByRole("button", { name: "Port", exact: true }).click();
  await page.getByLabel("Token", { exact: true }).fill(token);
  await page.getByRole("button", { name: "Connect", exact: true }).click();
}

/** The dialog, in that stage. */
export const stage = (page: Page, name: string) =>
  page.locator("dialog", { has: page.locator(`[data-stage="${name}"]`) });
