import { type Case, engineAnswers } from "./engine.ts";
import { type Answer, Oracle } from "./oracle.ts";

export interface Difference {
  program: string;
  input: string;
  engine: Answer;
  jq: Answer;
}

export interface Comparison {
  compared: number; // answers that both gave
  values: number; // of these, values
  unsupported: number; // answers that the engine leaves to jq
  timeouts: number; // answers that took the engine too long: jq has no clock of its own
  crashed: number; // inputs on which jq itself trapped
  differences: Difference[];
}

/** Asks the engine and jq, and reports every answer in which they differ. */
export async function compare(engine: string, cases: readonly Case[]): Promise<Comparison> {
  const oracle = new Oracle();
  const ours = engineAnswers(engine, cases);
  const result: Comparison = {
    compared: 0,
    values: 0,
    unsupported: 0,
    timeouts: 0,
    crashed: 0,
    differences: [],
  };
  for (const [index, { program, inputs }] of cases.entries()) {
    const mine = ours[index] ?? [];
    if (mine.every((answer) => answer.startsWith("unsupported"))) {
      result.unsupported += mine.length; // jq need not be asked
      continue;
    }
    if (mine.includes("timeout")) {
      result.timeouts += mine.length;
      continue;
    }
    const theirs = await oracle.answers(program, inputs);
    for (const [at, input] of inputs.entries()) {
      const engineAnswer = mine[at] ?? "nothing";
      const jqAnswer = theirs?.[at];
      if (engineAnswer.startsWith("unsupported")) {
        result.unsupported += 1;
      } else if (jqAnswer === undefined) {
        result.crashed += 1;
      } else {
        result.compared += 1;
        if (jqAnswer.startsWith("=")) result.values += 1;
        if (engineAnswer !== jqAnswer) {
          result.differences.push({ program, input, engine: engineAnswer, jq: jqAnswer });
        }
      }
    }
  }
  return result;
}
