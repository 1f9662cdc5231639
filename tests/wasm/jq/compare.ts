import { engineAnswers } from "./engine.ts";
import type { Answer, Oracle } from "./oracle.ts";

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
  timeouts: number; // programs that took the engine too long: jq has no clock of its own
  crashed: number; // programs on which jq itself trapped
  differences: Difference[];
}

/** Programs, and the inputs that each of them is run on. */
export interface Batch {
  programs: readonly string[];
  inputs: readonly string[];
}

/** Asks the engine and jq, and reports every answer in which they differ. */
export async function compare(
  engine: string,
  oracle: Oracle,
  batches: readonly Batch[],
): Promise<Comparison> {
  const cases = batches.flatMap(({ programs, inputs }) =>
    programs.map((program) => ({ program, inputs })),
  );
  const ours = engineAnswers(engine, cases);
  const result: Comparison = {
    compared: 0,
    values: 0,
    unsupported: 0,
    timeouts: 0,
    crashed: 0,
    differences: [],
  };
  for (const { programs, inputs } of batches) {
    const mine = ours.splice(0, programs.length);
    // What the engine leaves to jq as a whole needs no comparison, and what does not end has none.
    const asked = programs.flatMap((program, at) => {
      const answers = mine[at] ?? [];
      const refused = answers.every((answer) => answer.startsWith("unsupported"));
      if (refused) result.unsupported += answers.length;
      else if (answers.includes("timeout")) result.timeouts += 1;
      else return [{ program, answers }];
      return [];
    });
    const theirs = await oracle.answers(
      asked.map(({ program }) => program),
      inputs,
    );
    for (const [at, { program, answers }] of asked.entries()) {
      tally(result, program, inputs, answers, theirs[at]);
    }
  }
  return result;
}

function tally(
  result: Comparison,
  program: string,
  inputs: readonly string[],
  mine: readonly Answer[],
  theirs: readonly Answer[] | undefined,
): void {
  if (!theirs) {
    result.crashed += 1;
    return;
  }
  for (const [at, input] of inputs.entries()) {
    const engine = mine[at] ?? "nothing";
    const jq = theirs[at] ?? "nothing";
    if (engine.startsWith("unsupported")) {
      result.unsupported += 1;
      continue;
    }
    result.compared += 1;
    if (jq.startsWith("=")) result.values += 1;
    if (engine !== jq) result.differences.push({ program, input, engine, jq });
  }
}
