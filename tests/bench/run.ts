// npm run bench: everything that is compared, then a table. scripts/bench.mjs has made what was
// missing before this is loaded.

import { SetupError, say } from "../../scripts/lib/run.mjs";
import { BenchPage } from "./contenders/chromium";
import { isAbsent } from "./contenders/contender";
import { openField } from "./contenders/field";
import { type DataFile, entitiesFile, organisationFile, pullRequestsFile } from "./data/files";
import { filterVerdict } from "./goals/filter";
import { filterOnPageVerdicts } from "./goals/filter-on-page";
import { firstVisitVerdicts } from "./goals/first-visit";
import { growth } from "./goals/growth";
import { memoryVerdicts } from "./goals/memory";
import { entityVerdicts, pullRequestVerdicts } from "./goals/reading";
import { compete, type Row, reasonOf } from "./rounds";
import { spreadOf } from "./spread";
import { atMost, type Verdict } from "./verdict";
import { machine } from "./versions";

export interface Options {
  /** A twentieth of the data. */
  small: boolean;
  /** Rounds that count. */
  rounds: number;
  /** Which of P1 to P6. */
  goals: ReadonlySet<string>;
}

export interface Results {
  machine: Record<string, string>;
  small: boolean;
  tables: Record<string, Row[]>;
  verdicts: Verdict[];
}

export async function bench(options: Options): Promise<Results> {
  const page = await BenchPage.open();
  try {
    const results: Results = {
      machine: machine(page.browser),
      small: options.small,
      tables: {},
      verdicts: [],
    };
    await reading(page, options, results);
    await scaling(page, options, results);
    return results;
  } finally {
    await page.close();
  }
}

/** P1 and P2: everybody reads the same file. */
async function reading(page: BenchPage, options: Options, results: Results): Promise<void> {
  const scale = options.small ? 20 : 1;
  const files: [string, string, () => DataFile, (rows: Row[]) => Verdict[]][] = [
    ["P1", "raw pull requests", () => pullRequestsFile(200 / scale), pullRequestVerdicts],
    ["P2", "Port entities", () => entitiesFile(50 / scale), entityVerdicts],
  ];
  const wanted = files.filter(([goal]) => options.goals.has(goal));
  if (wanted.length === 0) return;
  const field = await openField(page);
  for (const [goal, kind, makeFile, verdicts] of wanted) {
    const file = makeFile();
    say(`${goal}: ${file.path}`);
    const rows = await compete(
      field.map((entry) => ({ ...entry, file })),
      options.rounds,
    );
    const size = `${(file.bytes / 1e6).toPrecision(3)} MB, ${file.records.toLocaleString("en")}`;
    results.tables[`${goal}: ${kind}, ${size} records`] = rows;
    results.verdicts.push(...verdicts(rows));
  }
  for (const { candidate } of field) if (!isAbsent(candidate)) await candidate.close();
}

/** Adds the verdicts of a goal; what goes wrong misses that goal, and leaves the others. */
async function into(results: Results, goal: string, judge: () => Promise<Verdict[]>) {
  try {
    results.verdicts.push(...(await judge()));
  } catch (error) {
    if (error instanceof SetupError) throw error;
    const nothing = { measured: spreadOf([]), unit: "", failed: reasonOf(error) };
    results.verdicts.push(atMost(goal, "all of it", 0, nothing));
  }
}

/** P3 to P6: the engine alone. */
async function scaling(page: BenchPage, options: Options, results: Results): Promise<void> {
  const { goals, rounds } = options;
  const scale = options.small ? 20 : 1;
  const organisation = (deployments: number) => organisationFile(deployments / scale);
  if (goals.has("P3")) {
    say("P3");
    await into(results, "P3", () => filterVerdict(page, organisation(1e6), rounds));
    await into(results, "P3", () => filterOnPageVerdicts(page.browser, organisation(1e6), rounds));
  }
  if (goals.has("P4")) {
    say("P4");
    const part = pullRequestsFile(50 / scale);
    await into(results, "P4", () => memoryVerdicts(organisation(1e6), part));
  }
  if (goals.has("P5")) {
    say("P5");
    await into(results, "P5", () => firstVisitVerdicts(page.browser, rounds));
  }
  if (goals.has("P6")) {
    say("P6");
    const sizes = [1e4, 1e5, 1e6, 1e7].map((deployments) => ({
      deployments: deployments / scale,
      file: organisation(deployments),
    }));
    const { rows, verdicts } = await growth(page, sizes, rounds);
    results.tables["P6: growth, Chromium's worker, from File"] = rows;
    results.verdicts.push(...verdicts);
  }
}
