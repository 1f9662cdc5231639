// Child processes and messages. Unless a script asks otherwise all of it goes to stderr, since its
// stdout may be a document that another program reads.

import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join, resolve } from "node:path";

/** The root of the project; every command runs there. */
export const root = resolve(import.meta.dirname, "../..");

/** Something a person must know or do, told in one sentence; other errors are defects. */
export class SetupError extends Error {}

export function say(sentence) {
  process.stderr.write(`dora-lens: ${sentence}\n`);
}

/** Runs a command, its output on stderr or with `stdout: 1` on stdout; throws when it fails. */
export function run(command, args, { stdout = 2 } = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", stdout, 2],
  });
  if (error || status !== 0) {
    const line = [command, ...args].join(" ");
    throw new SetupError(`this command failed${error ? ` (${error.message})` : ""}: ${line}`);
  }
}

/** What a command prints on stdout, or null when it is absent or fails. */
export function output(command, args) {
  const { status, stdout } = spawnSync(command, args, { cwd: root, encoding: "utf8" });
  return status === 0 ? stdout.trim() : null;
}

/** The path of a program, or null when no folder of PATH has it. */
export function findProgram(name) {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {}
  }
  return null;
}

/** Runs the body of a script; a SetupError ends it with its sentence instead of a stack. */
export async function main(body, failureStatus = 1) {
  try {
    await body();
  } catch (error) {
    const ofTheUser = error instanceof SetupError || error.code?.startsWith("ERR_PARSE_ARGS");
    if (!ofTheUser) throw error;
    say(error.message);
    process.exit(failureStatus);
  }
}
