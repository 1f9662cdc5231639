import { SetupError, say } from "../../scripts/lib/run.mjs";
import { inWords, sameAggregate } from "./aggregate";
import { type Candidate, type Contender, isAbsent, type Run } from "./contenders/contender";
import type { DataFile } from "./data/files";

/** A contender and the file it reads; `row` is what it is called in the table. */
export interface Entry {
  row: string;
  candidate: Candidate;
  file: DataFile;
}

/** What a contender took in each round that counts. */
export interface Row {
  name: string;
  bytes: number;
  absent?: string;
  ms: number[];
  /** Of these, the report. */
  reportMs?: number[];
}

interface Running {
  row: Row;
  contender: Contender;
  file: DataFile;
}

/**
 * First lets everybody work out the aggregate, untimed; a difference ends the run. Then they run by
 * turns, A B C A B C, so that whatever else the machine does meets all of them alike. That first
 * pass is the round that is not counted.
 */
export async function compete(entries: Entry[], rounds: number): Promise<Row[]> {
  const rows: Row[] = [];
  const running: Running[] = [];
  for (const { row: name, candidate, file } of entries) {
    const row: Row = { name, bytes: file.bytes, ms: [] };
    rows.push(row);
    const why = isAbsent(candidate) ? candidate.absent : await trial(candidate, file);
    if (why !== null || isAbsent(candidate)) row.absent = why ?? "";
    else running.push({ row, contender: candidate, file });
  }
  for (let round = 1; round <= rounds; round += 1) {
    say(`round ${round} of ${rounds}`);
    for (const { row, contender, file } of running) record(row, await contender.run(file));
  }
  return rows;
}

/** Null when the contender works and is right; the reason when it cannot run. */
async function trial(contender: Contender, file: DataFile): Promise<string | null> {
  say(`checking ${contender.name}`);
  let run: Run;
  try {
    await contender.prepare?.(file);
    run = await contender.run(file);
  } catch (error) {
    return reasonOf(error);
  }
  if (run.aggregate === null || sameAggregate(run.aggregate, file.expected)) return null;
  throw new SetupError(
    `${contender.name} finds ${inWords(run.aggregate)} in ${file.path}, where there are ` +
      `${inWords(file.expected)}; nothing was timed`,
  );
}

function record(row: Row, run: Run): void {
  row.ms.push(run.ms);
  if (run.reportMs === undefined) return;
  row.reportMs ??= [];
  row.reportMs.push(run.reportMs);
}

/** The first line of what went wrong. */
export function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
}

/** Why a row has no times; undefined if it has. */
export function absenceOf(rows: readonly Row[], name: string): string | undefined {
  return rows.find((row) => row.name === name)?.absent;
}

/** The times of a row, none if it is absent. */
export function timesOf(rows: readonly Row[], name: string): readonly number[] {
  return rows.find((row) => row.name === name)?.ms ?? [];
}
