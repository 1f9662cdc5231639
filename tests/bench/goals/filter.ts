import type { BenchPage } from "../contenders/chromium";
import { engineInChromium } from "../contenders/chromium";
import { kHour, kNow } from "../data/calendar";
import type { DataFile } from "../data/files";
import { compete } from "../rounds";
import { spreadOf } from "../spread";
import { atMost, type Verdict } from "../verdict";

/**
 * P3: a change of filter. Until the engine has filters, the report for another moment stands for it:
 * it, too, needs no file read again, and has everything else to do.
 */
export async function filterVerdict(page: BenchPage, file: DataFile, rounds: number) {
  await page.restart();
  const row = "P3";
  const [checked] = await compete([{ row, candidate: engineInChromium(page, row), file }], 0);
  const moments = Array.from({ length: rounds + 1 }, (_, day) => kNow - day * 24 * kHour);
  const tab = await page.choose(file);
  const [, ...took] =
    checked?.absent === undefined
      ? await tab.evaluate((all) => window.bench.reports(all), moments)
      : [];
  const what = "another moment's report, ms (in place of another filter)";
  return [
    atMost("P3", what, 16, { measured: spreadOf(took), unit: "ms", failed: checked?.absent }),
  ] satisfies Verdict[];
}
