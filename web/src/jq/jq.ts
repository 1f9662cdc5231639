/** A jq program and the array of its inputs, both as text: what the engine cannot run itself. */
export interface JqQuestion {
  program: string;
  inputs: string;
}

/**
 * How jq fared: `done` with what it printed; `syntax` for a program that it does not compile;
 * `timeout` for one that did not end; `unavailable` where there is no jq.
 */
export interface JqAnswer {
  outcome: "done" | "syntax" | "timeout" | "unavailable";
  output: string;
}

/** Runs jq somewhere. Never rejects. */
export type AskJq = (question: JqQuestion) => Promise<JqAnswer>;

/** How long one question may take: Port gives a program five seconds. */
export const kJqMilliseconds = 5000;

/** The part of jq-wasm's handle that is used. */
export interface Jq {
  raw(
    input: string,
    query: string,
    flags: string[],
  ): { stdout: string; stderr: string; exitCode: number };
}

/** jq's exit code for a program that does not compile. */
const kSyntaxError = 3;

/** Runs questions on a jq that is loaded when the first of them comes. */
export function askHere(load: () => Promise<Jq>): AskJq {
  let jq: Promise<Jq> | null = null;
  return async ({ program, inputs }) => {
    jq ??= load();
    let loaded: Jq;
    try {
      loaded = await jq;
    } catch {
      jq = null;
      return { outcome: "unavailable", output: "" };
    }
    try {
      const { stdout, exitCode } = loaded.raw(inputs, program, ["-c"]);
      return { outcome: exitCode === kSyntaxError ? "syntax" : "done", output: stdout };
    } catch {
      jq = null; // a trap: the module is dead, and what it printed before is lost
      return { outcome: "done", output: "" };
    }
  };
}
