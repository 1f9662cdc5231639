import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Answer } from "./oracle.ts";

export interface Case {
  program: string;
  inputs: readonly string[];
}

const root = resolve(import.meta.dirname, "../../..");

/** The native test program, from whichever preset built it last; DORA_TEST_JQ names another. */
export function engineProgram(): string {
  const named = process.env.DORA_TEST_JQ;
  if (named) return named;
  const built = ["asan", "native-release", "native-debug"]
    .map((preset) => join(root, "build", preset, "test_jq"))
    .filter((path) => existsSync(path))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
  if (!built) throw new Error("build the native target test_jq first, as `npm test -- jq` does");
  return built;
}

/** Runs all cases through the engine, in one process. */
export function engineAnswers(program: string, cases: readonly Case[]): Answer[][] {
  const folder = mkdtempSync(join(tmpdir(), "dora-jq-"));
  try {
    const questions = join(folder, "cases.ndjson");
    const answers = join(folder, "answers.ndjson");
    const asked = cases.map((one) => JSON.stringify([one.program, one.inputs]));
    writeFileSync(questions, `${asked.join("\n")}\n`);
    execFileSync(program, ["[.answers]"], {
      env: { ...process.env, DORA_JQ_CASES: questions, DORA_JQ_ANSWERS: answers },
      stdio: "pipe",
    });
    const lines = readFileSync(answers, "utf8").trimEnd().split("\n");
    return lines.map((line) => JSON.parse(line) as Answer[]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
