import type { Random } from "./random.ts";
import { numbers, randomJson, strings } from "./values.ts";

type Fields = Map<string, Fields>;

const odd = ["true", "false", "[]", "{}", '"7"', "[1]", '{"a":1}'];
const huge = ["1e308", "-1e308", "1e17", "-1e15", "123456789012345678901", "4e-320", "-0"];

/** Inputs that take a program through its branches: the members it names, with every kind of value. */
export function suitedInputs(program: string, random: Random, count: number): string[] {
  const texts = [...program.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([whole]) => whole);
  const code = program.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""');
  const edges = [...code.matchAll(/\b\d+(?:\.\d+)?\b/g)].map(([edge]) => Number(edge));
  const value = () => pick(random, texts, edges);
  const fields = fieldsOf(code);
  return Array.from({ length: count }, () => record(fields, random, value));
}

function fieldsOf(code: string): Fields {
  const all: Fields = new Map();
  for (const [path] of code.matchAll(/(?:\.[A-Za-z_]\w*)+/g)) {
    let at = all;
    for (const key of path.slice(1).split(".")) {
      const next = at.get(key) ?? new Map();
      at.set(key, next);
      at = next;
    }
  }
  return all;
}

function record(fields: Fields, random: Random, value: () => string): string {
  const members = [...fields].flatMap(([key, inner]) => {
    if (random.chance(0.08)) return [];
    // Now and then something else stands where an object was expected.
    const whole = inner.size > 0 && random.chance(0.97);
    return [`${JSON.stringify(key)}:${whole ? record(inner, random, value) : value()}`];
  });
  return `{${members.join(",")}}`;
}

function pick(random: Random, texts: readonly string[], edges: readonly number[]): string {
  const roll = random.next();
  if (roll < 0.1) return "null";
  if (roll < 0.25 && edges.length > 0) return edge(random, random.pick(edges));
  if (roll < 0.35 && texts.length > 0) return asInput(random.pick(texts));
  if (roll < 0.6) return timestamp(random);
  if (roll < 0.7) return String(random.below(1000));
  if (roll < 0.8) return String((random.next() - 0.2) * 10 ** random.below(6));
  if (roll < 0.85) return random.pick(huge);
  if (roll < 0.9) return random.pick(numbers);
  if (roll < 0.95) return JSON.stringify(random.pick(strings));
  return random.chance(0.5) ? random.pick(odd) : randomJson(random, 2);
}

function edge(random: Random, at: number): string {
  const step = random.pick([0, 0, 1, -1, 0.01, -0.01, 1e-12, -1e-12]);
  return String(at * random.pick([1, 1, 1, 0.01, 100]) + step);
}

/** A string of the program; not all of them are JSON, because of interpolations. */
function asInput(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return '"main"';
  }
}

/** Moments with and without fractions, rarely with an offset or with a time alone. */
function timestamp(random: Random): string {
  const text = new Date(random.below(4_000_000_000) * 1000 + random.below(1000)).toISOString();
  const roll = random.next();
  if (roll < 0.55) return JSON.stringify(text.replace(/\..*Z$/, "Z"));
  if (roll < 0.85) return JSON.stringify(text);
  if (roll < 0.93) return JSON.stringify(text.replace("Z", "+02:00"));
  return JSON.stringify(text.slice(0, random.below(text.length)));
}
