import { type Jq, loadJq } from "jq-wasm";

/** What a program gives for one input, as tests/cpp/jq/answers_test.cpp writes it. */
export type Answer = string;

/** The program between Port's prefix and what makes one line of output of whatever happens. */
export function query(programs: readonly string[]): string {
  const outcomes = programs.map(
    (program) => `(try [first(${withDoubleQuotes(program)}\n)] catch {"e": .})`,
  );
  return `def env: {}; {} as $ENV | ${outcomes.join(", ")}`;
}

/** Port's treatment of single quotes, in the words of its bindings. */
function withDoubleQuotes(program: string): string {
  return program.replace(/(^|\s)'(?!\s|")|(?<!\s|")'(\s|$)/g, '$1"$2');
}

export function answerOf(line: string): Answer {
  if (line === "[]") return "-";
  if (line.startsWith("[")) return `=${line.slice(1, -1)}`;
  const error = line.slice('{"e":'.length, -1);
  return `!${error.startsWith('"') ? JSON.parse(error) : error}`;
}

/** Real jq, compiled to WebAssembly: the npm package jq-wasm, which holds jq 1.8. */
export class Oracle {
  #jq: Jq | undefined;

  /**
   * The first output of each program for each input; undefined for a program that crashes jq. Many
   * programs are asked at once, because jq takes 4 ms to start and much less to run.
   */
  async answers(
    programs: readonly string[],
    inputs: readonly string[],
  ): Promise<(Answer[] | undefined)[]> {
    const together = await this.ask(programs, inputs);
    if (together) return together;
    if (programs.length <= 1) return programs.map(() => undefined);
    const middle = programs.length >> 1;
    const first = await this.answers(programs.slice(0, middle), inputs);
    return [...first, ...(await this.answers(programs.slice(middle), inputs))];
  }

  private async ask(
    programs: readonly string[],
    inputs: readonly string[],
  ): Promise<Answer[][] | undefined> {
    this.#jq ??= await loadJq();
    try {
      const { stdout, exitCode } = this.#jq.raw(inputs.join("\n"), query(programs), ["-c"]);
      if (exitCode === 3 && programs.length === 1) return [inputs.map(() => "syntax")];
      const lines = stdout.split("\n");
      if (exitCode !== 0 || lines.length !== inputs.length * programs.length) return undefined;
      return programs.map((_, at) =>
        lines.filter((_, line) => line % programs.length === at).map(answerOf),
      );
    } catch {
      this.#jq = undefined; // a WebAssembly module is of no use after a trap
      return undefined;
    }
  }
}
