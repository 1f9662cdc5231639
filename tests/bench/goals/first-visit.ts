import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { root } from "../../../scripts/lib/run.mjs";
import { serve } from "../../e2e/support/serve";
import { spreadOf } from "../spread";
import { atMost, type Verdict } from "../verdict";

interface Visit {
  ms: number;
  /** Of everything that was asked for, compressed as GitHub Pages does it. */
  kilobytes: number;
}

/** From an empty cache to the dashboard of the sample, with a click as soon as there is a button. */
async function visit(browser: Browser, url: string): Promise<Visit> {
  // The page is kept for times without a network once it is there, which is no part of the visit.
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    serviceWorkers: "block",
  });
  const page = await context.newPage();
  const asked = new Set<string>();
  context.on("request", (request) => {
    if (request.url().startsWith(url)) asked.add(request.url().slice(url.length) || "index.html");
  });
  await page.goto(url, { waitUntil: "commit" });
  await page.getByRole("button", { name: "Try sample data" }).click();
  await page.locator('[data-now][aria-busy="false"]').waitFor();
  await page.locator(".chart svg").first().waitFor();
  const ms = await page.evaluate(() => performance.now());
  await context.close();
  const paths = [...asked].map((name) => join(root, "dist", name.replace(/[?#].*/, "")));
  const bytes = paths
    .filter((path) => existsSync(path))
    .reduce((sum, path) => sum + gzipSync(readFileSync(path)).length, 0);
  return { ms, kilobytes: bytes / 1000 };
}

/** What scripts/size.mjs says that the page weighs, in kilobytes; it ends badly beyond a limit. */
function sizeOfPage(): number {
  const { stdout } = spawnSync(process.execPath, ["scripts/size.mjs"], {
    cwd: root,
    encoding: "utf8",
  });
  return Number(/([\d.]+) KB compressed/.exec(stdout)?.[1] ?? Number.NaN);
}

/** P5: the built page, on its first visit. */
export async function firstVisitVerdicts(browser: Browser, rounds: number): Promise<Verdict[]> {
  const server = await serve(join(root, "dist"));
  const visits: Visit[] = [];
  try {
    for (let round = 0; round <= rounds; round += 1) visits.push(await visit(browser, server.url));
  } finally {
    await server.close();
  }
  visits.shift();
  const transferred = spreadOf(visits.map(({ kilobytes }) => kilobytes));
  return [
    atMost("P5", "KB transferred until the sample's dashboard, gzip", 300, {
      measured: transferred,
      unit: "KB",
    }),
    atMost("P5", "KB of the page by scripts/size.mjs, without the sample, gzip", 300, {
      measured: spreadOf([sizeOfPage()]),
      unit: "KB",
    }),
    atMost("P5", "ms from navigation to the sample's dashboard", 1000, {
      measured: spreadOf(visits.map(({ ms }) => ms)),
      unit: "ms",
    }),
  ];
}
