import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { guideAccount } from "../support/fake-port/account";
import { FakePort, kClientId, kClientSecret } from "../support/fake-port/fake-port";
import { assertAccessible } from "./support/axe";
import { drop, fromDisk, root } from "./support/files";
import { connect, stage, usePortPages } from "./support/port-pages";
import { settled } from "./support/report";
import { serve } from "./support/serve";

const { open, url } = usePortPages();
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "dora-lens-"));
});
after(() => rmSync(folder, { recursive: true }));

/** Everything that would outlive the page, or that it shows or would send on. */
function kept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const fields = [...document.querySelectorAll("input, textarea")] as HTMLInputElement[];
    return JSON.stringify([
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      await indexedDB.databases(),
      await caches.keys(),
      location.href,
      history.state,
      document.documentElement.outerHTML,
      fields.map(({ value }) => value),
      performance.getEntries().map(({ name }) => name),
    ]);
  });
}

test("secrets are in no storage, address, report or text, and go to the chosen host alone", async () => {
  const { page, port, origins, close } = await open();
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  await button(page, "Port").click();
  await page.getByLabel("Client ID and secret").check();
  await page.getByLabel("Client ID", { exact: true }).fill(kClientId);
  await page.getByLabel("Client secret").fill(kClientSecret);
  await button(page, "Connect").click();
  await stage(page, "together").or(page.locator("dialog[open]")).waitFor({ state: "hidden" });
  await settled(page);
  await button(page, "Port").click();
  const found = (await kept(page)) + said.join();
  for (const secret of [kClientId, kClientSecret, port.token]) assert.ok(!found.includes(secret));
  assert.deepEqual(origins(), [new URL(url()).origin, "https://api.port.io"]);
  for (const { headers } of port.asked) {
    assert.equal(headers.cookie, undefined);
    assert.equal(headers.referer, undefined);
  }
  await close();
});

test("disconnect forgets the token, and keeps the dashboard", async () => {
  const { page, port, close } = await open();
  await connect(page, port.token);
  await settled(page);
  await button(page, "Port").click();
  await button(page, "Disconnect").click();
  await stage(page, "apart").waitFor();
  assert.equal(await page.getByLabel("Token", { exact: true }).inputValue(), "");
  await button(page, "Close").click();
  await settled(page);
  assert.ok((await page.locator("[data-file]").count()) === 5);
  await page.reload();
  await button(page, "Port").click();
  await stage(page, "apart").waitFor();
  await close();
});

test("a redirect to another host is refused, and that host hears nothing", async () => {
  const { page, port, close } = await open();
  port.troubles.push({
    line: /GET \/v1\/blueprints/,
    answer: (response) =>
      response.writeHead(302, { location: "https://api.us.port.io/v1/blueprints" }).end(),
  });
  await connect(page, port.token);
  await page.getByText(/wants to send the request to another address, which is refused/).waitFor();
  // The other host is the same fake Port, and would have been asked a second time.
  assert.deepEqual(port.lines(), ["GET /v1/blueprints"]);
  await close();
});

test("the page's policy lets it connect to itself and to Port's hosts only", async () => {
  const { page, port, close } = await open();
  const refused = await page.evaluate(
    async (elsewhere) => {
      const blocked: string[] = [];
      document.addEventListener("securitypolicyviolation", ({ blockedURI }) =>
        blocked.push(new URL(blockedURI).origin),
      );
      const ways = elsewhere.flatMap((to) => [
        fetch(to, { mode: "no-cors" }),
        new Promise((_, reject) => {
          const request = new XMLHttpRequest();
          request.onerror = reject;
          request.open("GET", to);
          request.send();
        }),
      ]);
      await Promise.allSettled(ways);
      return blocked;
    },
    ["https://example.com", "http://api.port.io", `https://127.0.0.1:${port.port}`],
  );
  assert.equal(refused.length, 6);
  const policy = await page
    .locator('meta[http-equiv="Content-Security-Policy"]')
    .getAttribute("content");
  assert.match(
    policy ?? "",
    /connect-src 'self' https:\/\/api\.port\.io https:\/\/api\.us\.port\.io https:\/\/api\.getport\.io https:\/\/api\.us\.getport\.io\s*;/,
  );
  assert.equal(port.asked.length, 0);
  await close();
});

async function connectTo(page: Page, address: string, token: string): Promise<void> {
  await button(page, "Port").click();
  await page.getByLabel("Where your organisation is").selectOption("Another address");
  await page.getByLabel("Address", { exact: true }).fill(address);
  await page.getByLabel("Token", { exact: true }).fill(token);
  await button(page, "Connect").click();
}

test("an address of one's own needs a page that was built for it", async () => {
  const own = await new FakePort({ account: guideAccount() }).start();
  const { page, close } = await open();
  await connectTo(page, own.url, own.token);
  await page
    .getByText(
      `this page may not connect to ${own.url}; build it with VITE_PORT_HOSTS="${own.url}"`,
    )
    .waitFor();
  assert.deepEqual(own.asked, []);
  await close();

  const dist = join(folder, "dist");
  execFileSync(process.execPath, ["node_modules/vite/bin/vite.js", "build", "--outDir", dist], {
    cwd: root,
    env: { ...process.env, VITE_PORT_HOSTS: own.url },
    stdio: "ignore",
  });
  const built = await serve(dist);
  const other = await open(undefined, { url: built.url });
  await connectTo(other.page, `${own.url}/`, own.token);
  await settled(other.page);
  assert.deepEqual(other.origins(), [new URL(built.url).origin, own.url]);
  await other.close();
  await Promise.all([own.close(), built.close()]);
});

for (const address of [
  "http://api.port.io",
  "https://me:hidden@api.port.io",
  "https://x/?token=1",
]) {
  test(`sends no secret to ${address}`, async () => {
    const { page, port, close } = await open();
    await connectTo(page, address, port.token);
    await page.getByText(/is no address to connect to/).waitFor();
    assert.ok(!(await page.getByRole("alert").textContent())?.includes("hidden"));
    assert.equal(port.asked.length, 0);
    await close();
  });
}

test("says that CORS is in the way, and offers a script whose output can be dropped", async () => {
  const account = guideAccount(1200);
  const { page, port, close } = await open(account);
  port.cors = null;
  await connect(page, port.token);
  await page
    .getByText(/api\.port\.io answers, but the browser does not let this page read.*CORS/)
    .waitFor();
  await assertAccessible(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    button(page, "Download the script").click(),
  ]);
  const script = readFileSync(await download.path(), "utf8");
  assert.equal(await page.locator(".port-script").textContent(), script);
  assert.ok(!script.includes(port.token));
  await page.getByText("npm run proxy -- eu").waitFor();

  // The fake Port, for which curl has no certificate, by its plain address.
  const plain = await new FakePort({ account }).start();
  writeFileSync(join(folder, "read.sh"), script.replace("https://api.port.io", plain.url));
  const ran = async (env: Record<string, string>) => {
    const child = spawn("sh", ["read.sh"], {
      cwd: folder,
      env: { PATH: process.env.PATH, ...env },
    });
    let told = "";
    child.stderr.on("data", (text) => {
      told += text;
    });
    const status = await new Promise((resolve) => child.on("close", resolve));
    return { status, told };
  };
  const secrets = { PORT_CLIENT_ID: kClientId, PORT_CLIENT_SECRET: kClientSecret };
  assert.equal((await ran(secrets)).status, 0);
  const { status, told } = await ran({ PORT_TOKEN: plain.token });
  assert.equal(status, 0, told);
  assert.ok(!told.includes(plain.token));
  assert.notEqual((await ran({ PORT_TOKEN: "wrong" })).status, 0);
  assert.equal((await ran({ PORT_TOKEN: plain.token })).status, 0);
  await plain.close();

  await button(page, "Close").click();
  await drop(page, fromDisk(join(folder, "port-entities.json")));
  await settled(page);
  const count = page.locator('tr[data-entity="checkout"] td[data-property="total_deployments"]');
  assert.equal(await count.first().getAttribute("data-value"), "342");
  await close();
});

test("says that a host does not answer, where it does not", async () => {
  const { page, close } = await open();
  await page.route("https://api.port.io/**", (route) => route.abort("connectionrefused"));
  await connect(page, "any");
  await page.getByText(/api\.port\.io cannot be reached; check the address/).waitFor();
  await close();
});

test("npm run proxy passes on to that one host, and tells nothing of it", async () => {
  const own = await new FakePort({ account: guideAccount() }).start();
  own.cors = null;
  const proxy = spawn("npm", ["run", "proxy", "--", own.url, "--port", "0"], {
    cwd: root,
    detached: true,
  });
  let told = "";
  const address = await new Promise<string>((resolve, reject) => {
    const listen = (text: Buffer) => {
      told += text;
      const [, found] = /dora-lens is at (\S+)/.exec(told) ?? [];
      if (found && told.includes("passed on")) resolve(found);
    };
    proxy.stdout.on("data", listen);
    proxy.stderr.on("data", listen);
    proxy.on("exit", () => reject(new Error(told)));
  });
  try {
    const there = address.replace("localhost", "127.0.0.1");
    const { page, port, origins, close } = await open(undefined, { url: there });
    await button(page, "Port").click();
    const where = page.getByLabel("Where your organisation is");
    await where.selectOption("This page's own address");
    await page.getByLabel("Token", { exact: true }).fill(own.token);
    await button(page, "Connect").click();
    await settled(page);
    assert.deepEqual(origins(), [new URL(there).origin]);
    assert.equal(port.asked.length, 0);
    for (const { headers } of own.asked) {
      assert.equal(headers.host, `127.0.0.1:${own.port}`);
      assert.equal(headers.origin, undefined);
      assert.equal(headers.referer, undefined);
      assert.equal(headers.cookie, undefined);
      assert.deepEqual(
        Object.keys(headers).filter((name) => /forwarded|via/.test(name)),
        [],
      );
    }
    const answer = await fetch(`${there}v1/blueprints`, {
      headers: { authorization: `Bearer ${own.token}`, origin: "https://example.com" },
    });
    assert.equal(answer.headers.get("access-control-allow-origin"), null);
    assert.ok(!told.includes(own.token));
    await close();
  } finally {
    if (proxy.pid) process.kill(-proxy.pid);
    await own.close();
  }
});
