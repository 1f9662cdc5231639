import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { root } from "../../../scripts/lib/run.mjs";
import { serve } from "../../e2e/support/serve";
import { kNow } from "../data/calendar";
import type { DataFile } from "../data/files";
import { spreadOf } from "../spread";
import { atMost, type Verdict } from "../verdict";

/** Longer than reading the file takes anywhere. */
const kPatience = 600_000;

/** One change of a filter, in milliseconds. */
interface Change {
  /** From the click until the worker's answer was there, the engine's own time and the way of it. */
  answered: number;
  /** From the click until the page had its new contents. */
  rendered: number;
  /** From the click until two frames later, when they are on the screen. */
  painted: number;
}

/** As a day of an address has it. */
const kLastDay = new Date(kNow - 1).toISOString().slice(0, 10);

/**
 * Clicks on an element of the page and waits for the new dashboard. Runs in the page: playwright's own
 * way there and back is no part of it.
 */
export function clickAndWait(page: Page, selector: string): Promise<Change> {
  return page.evaluate(async (found) => {
    const element = document.querySelector<HTMLElement>(found);
    if (!element) throw new Error(`there is no ${found}`);
    const rendered = new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        const shown = document.querySelector("[data-now]");
        if (shown?.getAttribute("aria-busy") !== "false") return;
        observer.disconnect();
        resolve();
      });
      observer.observe(document.body, { subtree: true, attributeFilter: ["aria-busy"] });
    });
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    performance.clearMarks();
    const started = performance.now();
    element.click();
    await rendered;
    const ended = performance.now();
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    const [answer] = performance.getEntriesByName("dora-report");
    return {
      answered: (answer?.startTime ?? Number.NaN) - started,
      rendered: ended - started,
      painted: performance.now() - started,
    };
  }, selector);
}

/** The built page with the file on it, and no comparison, which would be asked for afterwards. */
export async function openWith(browser: Browser, url: string, { path }: DataFile): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(kPatience);
  await page.goto(`${url}#view=1,to:${kLastDay}`);
  await page.setInputFiles("#file-picker", path);
  await page.locator('[data-now][aria-busy="false"]').waitFor();
  await page.locator(".filters-row .menu-button:not([disabled])").first().waitFor();
  return page;
}

/**
 * P3: a change of filter on the built page, from the click to the painted frame. Time changes draw all
 * 2,000 services anew; a team has ten of them.
 */
export async function filterOnPageVerdicts(browser: Browser, file: DataFile, rounds: number) {
  const server = await serve(join(root, "dist"));
  try {
    const page = await openWith(browser, server.url, file);
    await page.getByRole("button", { name: "Time:" }).click();
    await page.locator(".time-menu").waitFor();
    const times: Change[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      times.push(
        await clickAndWait(page, `.time-menu label:nth-of-type(${2 + (round % 4)}) input`),
      );
    }
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Teams:" }).click();
    await page.locator(".picks").waitFor();
    const teams: Change[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      teams.push(await clickAndWait(page, `.pick:nth-of-type(${1 + round})`));
    }
    await page.context().close();
    return [...verdictsOf("another time", times), ...verdictsOf("one more team", teams)];
  } finally {
    await server.close();
  }
}

/** Without the first, which also compiles. */
function verdictsOf(what: string, [, ...changes]: Change[]): Verdict[] {
  const row = (part: keyof Change, words: string) =>
    atMost("P3", `${what}: ms from the click ${words}`, 16, {
      measured: spreadOf(changes.map((change) => change[part])),
      unit: "ms",
    });
  return [
    row("answered", "to the report"),
    row("rendered", "to the new contents"),
    row("painted", "to the painted frame"),
  ];
}
