import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer, { type ElementHandle } from "puppeteer-core";
import { findProgram } from "../../../scripts/lib/run.mjs";
import type { OtherPage } from "./webdriver";

/** Firefox, by the protocol that it shares with others; null where there is none. */
export async function launchFirefox(): Promise<OtherPage | null> {
  const executablePath =
    process.env.FIREFOX ?? findProgram("firefox-esr") ?? findProgram("firefox");
  if (!executablePath) return null;
  const home = mkdtempSync(join(tmpdir(), "dora-lens-firefox-"));
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath,
    headless: true,
    timeout: 120_000,
    protocolTimeout: 180_000,
    env: { ...process.env, HOME: home },
  });
  const page = await browser.newPage();
  page.setDefaultTimeout(120_000);
  return {
    goto: async (url) => {
      await page.goto(url, { timeout: 120_000 });
    },
    run: <T>(body: string) => page.evaluate(`(async () => { ${body} })()`) as Promise<T>,
    choose: async (path) => {
      const picker = (await page.$('input[type="file"]')) as ElementHandle<HTMLInputElement>;
      await picker.uploadFile(path);
    },
    close: async () => {
      await browser.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
