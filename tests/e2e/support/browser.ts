import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Who reads the pages, where a test says nothing else: dates and numbers follow it. */
export const kLocale = "en-GB";

const kPlaces = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Debian's Chromium, or the one that CHROMIUM names, without a sandbox of its own and silent. */
export function launchBrowser(...more: string[]): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? kPlaces.find((place) => existsSync(place));
  if (executablePath === undefined) throw new Error("no Chromium found: set CHROMIUM to its path");
  return chromium.launch({
    executablePath,
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...more,
    ],
  });
}
