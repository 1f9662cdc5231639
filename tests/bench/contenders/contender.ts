import type { Aggregate } from "../aggregate";
import type { DataFile } from "../data/files";

/** One run. Who only drains a file has no aggregate. */
export interface Run {
  ms: number;
  aggregate: Aggregate | null;
  /** Of `ms`, what the report took, where it can be told apart. */
  reportMs?: number;
}

/** A way of getting from a file to the aggregate. */
export interface Contender {
  name: string;
  /** What is not timed: loading the bytes where they are to be in memory already. */
  prepare?(file: DataFile): Promise<void>;
  run(file: DataFile): Promise<Run>;
  close(): Promise<void>;
}

/** A contender that cannot be had here is named in the table, with the reason. */
export interface Absent {
  name: string;
  absent: string;
}

export type Candidate = Contender | Absent;

/** Opens a contender; a failure makes it absent instead of ending the run. */
export async function attempt(name: string, open: () => Promise<Contender>): Promise<Candidate> {
  try {
    return await open();
  } catch (error) {
    const [line] = String(error instanceof Error ? error.message : error).split("\n");
    return { name, absent: line ?? "" };
  }
}

export const isAbsent = (candidate: Candidate): candidate is Absent => "absent" in candidate;
