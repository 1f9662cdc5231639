// Programs at random from the grammar of the engine's subset, against real jq.

import { expect, test } from "vitest";
import { type Batch, compare } from "./compare.ts";
import { engineProgram } from "./engine.ts";
import { Oracle } from "./oracle.ts";
import { ProgramWriter } from "./programs.ts";
import { Random, seed } from "./random.ts";
import { TypedProgramWriter } from "./typed-programs.ts";
import { randomJson } from "./values.ts";

const kBatch = 50;
const kInputs = 4;
/** As many as take ten seconds under the sanitizers; DORA_JQ_PROGRAMS=20000 takes a minute. */
const count = Number(process.env.DORA_JQ_PROGRAMS ?? 4_000);

interface Writer {
  program(): string;
  input(): string;
}

function batches(writer: Writer, programs: number): Batch[] {
  return Array.from({ length: Math.ceil(programs / kBatch) }, () => ({
    programs: Array.from({ length: kBatch }, () => writer.program()),
    inputs: Array.from({ length: kInputs }, () => writer.input()),
  }));
}

function anything(random: Random): Writer {
  const writer = new ProgramWriter(random);
  return { program: () => writer.program(), input: () => randomJson(random, 4) };
}

const writers = [
  { what: "from the whole grammar", make: anything },
  { what: "whose parts fit together", make: (random: Random) => new TypedProgramWriter(random) },
];

test.for(writers)(`${count / 2} programs $what, seed ${seed}`, async ({ what, make }) => {
  const batch = batches(make(new Random(seed)), count / 2);
  const { differences, ...counts } = await compare(engineProgram(), new Oracle(), batch);
  console.log(what, counts, `differences: ${differences.length}`);
  expect(differences.slice(0, 5)).toEqual([]);
  // A comparison of nothing proves nothing.
  expect(counts.values).toBeGreaterThan(count / 5);
});
