import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import pixelmatch from "pixelmatch";
import type { Page } from "playwright-core";
import { PNG } from "pngjs";
import { root } from "./files";

/** KEEP_PICTURES=1 keeps what the page looks like now; look at the pictures before you commit them. */
const keep = process.env.KEEP_PICTURES === "1";
const kept = join(root, "tests/e2e/pictures");
const found = join(root, "build/pictures");

/** A font's hinting and a rounded corner may differ; a line of text or a card that moved may not. */
const kShareThatMayDiffer = 0.004;

/**
 * How wide this machine draws a line of the page's font. Other fonts make other pictures, of which the
 * kept ones say nothing.
 */
async function fontWidth(page: Page): Promise<number> {
  return page.evaluate(() => {
    const probe = document.createElement("span");
    probe.className = "visually-hidden";
    probe.append("Deployment frequency 0123456789 per week");
    Object.assign(probe.style, { width: "auto", whiteSpace: "nowrap" });
    document.body.append(probe);
    const { width } = probe.getBoundingClientRect();
    probe.remove();
    return Math.round(width * 100) / 100;
  });
}

/** Whether pictures can be compared here; keeps the width where they are kept anew. */
export async function samePicturesHere(page: Page): Promise<boolean> {
  const file = join(kept, "font.json");
  const width = await fontWidth(page);
  if (keep) write(file, JSON.stringify({ width }));
  return existsSync(file) && JSON.parse(readFileSync(file, "utf8")).width === width;
}

/** Compares what the page looks like with the kept picture of that name. */
export async function assertLooks(page: Page, name: string, fullPage: boolean): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  const shot = await page.screenshot({ fullPage, animations: "disabled", caret: "hide" });
  const file = join(kept, `${name}.png`);
  if (keep) write(file, shot);
  assert.ok(existsSync(file), `there is no picture ${name} yet: KEEP_PICTURES=1 keeps one`);
  const [now, then] = [PNG.sync.read(shot), PNG.sync.read(readFileSync(file))];
  const size = (picture: PNG) => `${picture.width} x ${picture.height}`;
  const path = join(found, `${name}.png`);
  if (size(now) !== size(then)) write(path, shot);
  assert.equal(size(now), size(then), `${name} has another size; it is in ${path}`);
  const difference = new PNG({ width: now.width, height: now.height });
  const pixels = pixelmatch(now.data, then.data, difference.data, now.width, now.height);
  const share = pixels / (now.width * now.height);
  if (share <= kShareThatMayDiffer) return;
  write(path, shot);
  write(join(found, `${name}.difference.png`), PNG.sync.write(difference));
  assert.fail(`${name} looks otherwise in ${(share * 100).toFixed(2)} % of it; see ${found}`);
}

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
