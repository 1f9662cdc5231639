import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { type FakeAccount, guideAccount, kNow } from "../../support/fake-port/account";
import { FakePort, type FakePortOptions } from "../../support/fake-port/fake-port";
import { launchBrowser } from "./browser";
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

export interface PortPageOptions extends Partial<FakePortOptions> {
  /** How the browser calls the fake Port. */
  host?: string;
  dist?: string;
  context?: BrowserContextOptions;
}

/**
 * The built page as it is, in a browser for which Port's own name is the fake Port, by https; no
 * other name leads anywhere.
 */
export function usePortPages() {
  let server: Served;
  let folder: string;
  let tls: { key: string; cert: string };
  before(async () => {
    server = await serve(process.env.DIST ?? join(root, "dist"));
    folder = mkdtempSync(join(tmpdir(), "dora-lens-"));
    tls = makeCertificate(folder);
  });
  after(async () => {
    await server?.close();
    rmSync(folder, { recursive: true });
  });
  return {
    url: () => server.url,
    open: (account: FakeAccount = guideAccount(), options: PortPageOptions = {}) =>
      open(server.url, { account, tls, ...options }),
  };
}

async function open(
  url: string,
  { host = "api.port.io", dist, context: about, account, ...options }: PortPageOptions,
): Promise<PortPage> {
  const port = await new FakePort({ account: account ?? guideAccount(), ...options }).start();
  const own = dist === undefined ? null : await serve(dist);
  const rules = `MAP ${host} 127.0.0.1:${port.port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`;
  const browser: Browser = await launchBrowser(`--host-resolver-rules=${rules}`);
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    ignoreHTTPSErrors: true,
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
  await page.goto(own?.url ?? url);
  return {
    page,
    port,
    origins: () => [...new Set(asked)],
    close: async () => {
      await browser.close();
      await Promise.all([port.close(), own?.close()]);
    },
  };
}

function makeCertificate(folder: string): { key: string; cert: string } {
  const [key, cert] = ["key.pem", "cert.pem"].map((name) => join(folder, name));
  assert.ok(key && cert);
  const about = ["-subj", "/CN=fake-port", "-days", "2"];
  const args = ["req", "-x509", "-nodes", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"];
  execFileSync("openssl", [...args, ...about, "-keyout", key, "-out", cert], { stdio: "ignore" });
  return { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") };
}

/** Opens the dialog and gives it a token. */
export async function connect(page: Page, token: string): Promise<void> {
  await page.getByRole("button", { name: "Port", exact: true }).click();
  await page.getByLabel("Token", { exact: true }).fill(token);
  await page.getByRole("button", { name: "Connect", exact: true }).click();
}

/** The dialog, in that stage. */
export const stage = (page: Page, name: string) => page.locator(`dialog[data-stage="${name}"]`);
