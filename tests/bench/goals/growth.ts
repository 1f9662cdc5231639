import { type BenchPage, engineInChromium } from "../contenders/chromium";
import type { Contender } from "../contenders/contender";
import type { DataFile } from "../data/files";
import { compete, type Row } from "../rounds";
import { ratios } from "../spread";
import { atMost, type Verdict } from "../verdict";

/** An engine that died of a file is started again, so that the others still have their turn. */
function surviving(page: BenchPage, row: string): Contender {
  const engine = engineInChromium(page, row);
  return {
    ...engine,
    async run(file) {
      try {
        return await engine.run(file);
      } catch (error) {
        await page.restart();
        throw error;
      }
    },
  };
}

const nameOf = (deployments: number) => `${deployments.toLocaleString("en")} deployments`;

/** P6: ten times the data, from File to report. */
export async function growth(
  page: BenchPage,
  sizes: readonly { deployments: number; file: DataFile }[],
  rounds: number,
): Promise<{ rows: Row[]; verdicts: Verdict[] }> {
  await page.restart();
  const rows = await compete(
    sizes.map(({ deployments, file }) => {
      const row = nameOf(deployments);
      return { row, candidate: surviving(page, row), file };
    }),
    rounds,
  );
  const verdicts = rows.slice(1).map((row, i) => {
    const what = `${row.name} / a tenth of them`;
    const measured = ratios(row.ms, rows[i]?.ms ?? []);
    return atMost("P6", what, 10.5, { measured, failed: row.absent });
  });
  return { rows, verdicts };
}
