import type { ReportSettings } from "../../../web/src/engine/settings";
import type { BenchPage } from "../contenders/chromium";
import { engineInChromium } from "../contenders/chromium";
import { kHour, kNow } from "../data/calendar";
import type { DataFile } from "../data/files";
import { compete } from "../rounds";
import { spreadOf } from "../spread";
import { atMost, type Verdict } from "../verdict";

const only = (blueprint: string, identifier: string): ReportSettings => ({
  nowMs: kNow,
  view: { only: [{ blueprint, identifiers: [identifier] }] },
});

/** By what the report is changed, each time to another one. */
const kChanges: [string, (round: number) => ReportSettings][] = [
  ["another team's report", (round) => only("_team", `team-${round}`)],
  ["another service's report", (round) => only("service", `service-${7 * round}`)],
  ["another moment's report", (round) => ({ nowMs: kNow - round * 24 * kHour })],
];

/** P3: a change of filter; no file is read again. */
export async function filterVerdict(page: BenchPage, file: DataFile, rounds: number) {
  await page.restart();
  const row = "P3";
  const [checked] = await compete([{ row, candidate: engineInChromium(page, row), file }], 0);
  const tab = await page.choose(file);
  const verdicts: Verdict[] = [];
  for (const [what, settings] of kChanges) {
    const all = Array.from({ length: rounds + 1 }, (_, round) => settings(round));
    const [, ...took] =
      checked?.absent === undefined
        ? await tab.evaluate((wanted) => window.bench.reports(wanted), all)
        : [];
    const rest = { measured: spreadOf(took), unit: "ms", failed: checked?.absent };
    verdicts.push(atMost("P3", `${what}, ms`, 16, rest));
  }
  return verdicts;
}
