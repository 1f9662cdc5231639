import { test } from "node:test";
import type { Page } from "playwright-core";
import { drop } from "./support/files";
import { usePages } from "./support/page";
import { assertLooks, samePicturesHere } from "./support/pictures";
import { settled } from "./support/report";

const pages = usePages();

async function sample(page: Page) {
  await page.getByRole("button", { name: "Try sample data" }).click();
  await loaded(page);
}

/** Until what comes after the numbers is there, too: the drawings. */
async function loaded(page: Page) {
  await settled(page);
  await page.locator(".trends .chart svg").nth(5).waitFor();
  await page.locator("[data-change]").first().waitFor();
  // The lines of a table are drawn once it is seen.
  await page.locator('[data-widget-id="serviceDoraTable"]').scrollIntoViewIfNeeded();
  await page.locator("[data-trend]").first().waitFor({ state: "attached" });
  await page.evaluate(() => scrollTo(0, 0));
}

const unfinished = { name: "prs.json", text: '[{"number": 1' };

/** How the page comes to look so, and whether all of it is kept or what is seen at once. */
const states: Record<string, { whole?: boolean; reach: (page: Page) => Promise<void> }> = {
  empty: { whole: true, reach: async () => undefined },
  loaded: { whole: true, reach: sample },
  compared: {
    reach: async (page) => {
      await page.goto(`${page.url()}#view=1,team:platform,last:30,compare&sample`);
      await loaded(page);
    },
  },
  explained: {
    reach: async (page) => {
      await sample(page);
      await page.locator('[data-widget-id="deployFreqKpi"] .how').click();
      await page.locator('dialog.explain[aria-busy="false"] .facts').first().waitFor();
    },
  },
  partial: {
    reach: async (page) => {
      await sample(page);
      await drop(page, unfinished);
      await page.locator("[data-failure]").waitFor();
      await settled(page);
    },
  },
  failed: {
    reach: async (page) => {
      await drop(page, unfinished);
      await page.locator("[data-failure]").waitFor();
    },
  },
  widget: {
    reach: async (page) => {
      await page.goto(new URL("embed.html?sample=1", page.url()).href);
      await page.locator(".chart svg").nth(1).waitFor();
      await page.locator("[data-change]").first().waitFor();
    },
  },
};

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [390, 768, 1440, 2560]) {
    test(`the page looks as it is kept at ${width} pixels in the ${colorScheme} theme`, async (t) => {
      for (const [state, { whole, reach }] of Object.entries(states)) {
        const { page, close } = await pages.open({
          colorScheme,
          viewport: { width, height: width > 2000 ? 1440 : 900 },
          deviceScaleFactor: width > 1000 ? 0.5 : 1,
          reducedMotion: "reduce",
          locale: "en-GB",
          timezoneId: "UTC",
        });
        if (!(await samePicturesHere(page))) {
          t.skip("this machine draws texts otherwise than the one of the kept pictures");
          await close();
          return;
        }
        await reach(page);
        await assertLooks(page, `${state}-${colorScheme}-${width}`, whole === true);
        await close();
      }
    });
  }
}
