// node scripts/make-icons.mjs: the icons of the installed page, drawn from web/icon.svg. Its output is
// kept in public/icons, so that building the page needs no browser.

import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { chromiumPath } from "./lib/chromium.mjs";
import { main, root, SetupError, say } from "./lib/run.mjs";

/** The ground of the icon, which a mask may cut to any shape; the drawing then keeps to the middle. */
const ground = "#1d1f24";
const icons = [
  { name: "icon-192", size: 192, part: 1 },
  { name: "icon-512", size: 512, part: 1 },
  { name: "maskable-512", size: 512, part: 0.8, ground },
  { name: "touch-180", size: 180, part: 0.9, ground },
];

main(async () => {
  const executablePath = chromiumPath();
  if (!executablePath) throw new SetupError("no Chromium found: set CHROMIUM to its path");
  const svg = readFileSync(join(root, "web/icon.svg")).toString("base64");
  const folder = join(root, "public/icons");
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({
    executablePath,
    args: ["--headless", "--no-sandbox", "--disable-gpu"],
  });
  for (const { name, size, part, ground = "transparent" } of icons) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(
      `<style>body{margin:0;height:100vh;display:grid;place-items:center;background:${ground}}</style>
       <img width="${size * part}" height="${size * part}" src="data:image/svg+xml;base64,${svg}">`,
    );
    await page.locator("img").evaluate((image) => image.decode());
    await page.screenshot({ path: join(folder, `${name}.png`), omitBackground: true });
    await page.close();
  }
  await browser.close();
  say("the icons are in public/icons");
});
