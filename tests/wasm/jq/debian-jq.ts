import { execFileSync } from "node:child_process";
import { answerOf, query } from "./oracle.ts";

/** The jq on the PATH, such as "jq-1.6"; undefined where there is none. */
export function debianVersion(): string | undefined {
  try {
    return execFileSync("jq", ["--version"], { encoding: "utf8" }).trim();
  } catch {
    return undefined;
  }
}

/** The first output for each input. */
export function debianAnswers(program: string, inputs: readonly string[]): string[] {
  const options = {
    input: inputs.join("\n"),
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: { ...process.env, TZ: "UTC" }, // mktime before 1.7 is an hour off in some zones' summers
  } as const;
  return execFileSync("jq", ["-c", query([program])], options)
    .trimEnd()
    .split("\n")
    .map(answerOf);
}
