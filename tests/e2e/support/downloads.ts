import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";

export interface Downloaded {
  name: string;
  bytes: Buffer;
}

/** The file that comes of something done on the page. */
export async function downloadOf(page: Page, work: () => Promise<void>): Promise<Downloaded> {
  const [download] = await Promise.all([page.waitForEvent("download"), work()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}
