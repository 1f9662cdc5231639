import { existsSync } from "node:fs";
import { createRequire } from "node:module";

interface Jq {
  raw(
    input: string,
    query: string,
    flags?: string[],
  ): { stdout: string; stderr: string; exitCode: number };
}

/** What a program gives for one input, as tests/cpp/jq/answers_test.cpp writes it. */
export type Answer = string;

/** Real jq, compiled to WebAssembly: the npm package jq-wasm, which holds jq 1.8. */
export class Oracle {
  #jq: Jq | undefined;

  static available(): boolean {
    try {
      return existsSync(createRequire(import.meta.url).resolve("jq-wasm"));
    } catch {
      return false;
    }
  }

  async #load(): Promise<Jq> {
    const name = "jq-wasm";
    const { loadJq } = (await import(/* @vite-ignore */ name)) as { loadJq: () => Promise<Jq> };
    return loadJq();
  }

  /** The first output for each input; undefined when jq itself crashes on one of them. */
  async answers(program: string, inputs: readonly string[]): Promise<Answer[] | undefined> {
    this.#jq ??= await this.#load();
    // Port's prefix, and one line of output for each input whatever happens.
    const query = `def env: {}; {} as $ENV | try [first(${program}\n)] catch {"e": .}`;
    try {
      const result = this.#jq.raw(inputs.join("\n"), query, ["-c"]);
      if (result.exitCode === 3) return inputs.map(() => "syntax");
      const lines = result.stdout.split("\n");
      return lines.length === inputs.length ? lines.map(answerOf) : undefined;
    } catch {
      this.#jq = undefined; // a WebAssembly module is of no use after a trap
      return undefined;
    }
  }
}

function answerOf(line: string): Answer {
  if (line === "[]") return "-";
  if (line.startsWith("[")) return `=${line.slice(1, -1)}`;
  const error = line.slice('{"e":'.length, -1);
  return `!${error.startsWith('"') ? JSON.parse(error) : error}`;
}
