// The programs that are built in, on inputs that suit them: the engine's answers against those of
// real jq. Most of them are short: those of the guide, which compute the metrics, get more inputs.

import { expect, test } from "vitest";
import { builtInPrograms } from "./built-in-programs.ts";
import { debianAnswers, debianVersion } from "./debian-jq.ts";
import { engineAnswers, engineProgram } from "./engine.ts";
import { type Answer, Oracle } from "./oracle.ts";
import { Random, seed } from "./random.ts";
import { suitedInputs } from "./suited-inputs.ts";

const engine = engineProgram();
const oracle = new Oracle();
const version = debianVersion();
const keepsNumbers = version !== undefined && !/^jq-1\.[3-6]/.test(version);

console.log(
  version
    ? `The built-in programs are held against jq-wasm and the installed ${version}.`
    : "No jq is on the PATH: the built-in programs are held against jq-wasm only.",
);

const cases = builtInPrograms().map(({ program, ofTheGuide }, at) => ({
  program,
  count: ofTheGuide ? 10_000 : 1_000,
  random: new Random(seed + at),
}));

test.for(cases)(`on $count inputs, seed ${seed}: $program`, async ({ program, count, random }) => {
  const inputs = suitedInputs(program, random, count);
  const [ours = []] = engineAnswers(engine, [{ program, inputs }]);
  const [theirs = []] = await oracle.answers([program], inputs);
  expect(differences(inputs, ours, theirs)).toEqual([]);
  if (version) expect(differencesFromDebian(program, inputs, ours)).toEqual([]);
});

/** The first of the inputs whose answers differ. */
function differences(inputs: string[], ours: readonly Answer[], theirs: readonly Answer[]) {
  return inputs
    .map((input, at) => ({ input, engine: ours[at], jq: theirs[at] }))
    .filter(({ engine, jq }) => engine === undefined || engine !== jq)
    .filter(({ engine, jq }) => engine !== "unsupported: time range" || isDate(jq))
    .slice(0, 5);
}

/** Whether jq's answer is a day of the calendar: of numbers beyond it jq makes what no date is. */
function isDate(answer: Answer | undefined): boolean {
  return /^="\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T/.test(answer ?? "");
}

/** As Port sees the answers: other versions of jq word their errors differently. */
function differencesFromDebian(program: string, inputs: string[], ours: readonly Answer[]) {
  // jq before 1.7 writes a number as its double, not as it was written. That shows in strings only.
  const comparable =
    keepsNumbers || !/tostring|tojson|\\\(/.test(program) ? () => true : hasPlainNumbers;
  // jq before 1.7 ends itself over a time beyond the calendar.
  const within = (at: number) => ours[at] !== "unsupported: time range";
  const rows = inputs.flatMap((input, at) => (comparable(input) && within(at) ? [at] : []));
  const asked = rows.map((at) => inputs[at] ?? "");
  return differences(
    asked,
    rows.map((at) => portValue(ours[at])),
    debianAnswers(program, asked).map(portValue),
  );
}

/** An error and no output are null. */
function portValue(answer = "-"): string {
  return JSON.stringify(answer.startsWith("=") ? JSON.parse(answer.slice(1)) : null);
}

/** Whether every number is written as every version of jq writes it. */
function hasPlainNumbers(input: string): boolean {
  return !/\d[eE]|\d{17}/.test(input) && JSON.stringify(JSON.parse(input)) === input;
}
