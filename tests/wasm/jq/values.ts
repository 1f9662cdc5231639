import type { Random } from "./random.ts";

// JSON texts, not values: jq tells 1.0 from 1, and so must the inputs.
export const numbers = [
  "0",
  "1",
  "-1",
  "2",
  "3",
  "5",
  "7",
  "10",
  "24",
  "0.25",
  "0.5",
  "-0.5",
  "1.5",
  "2.5",
  "99",
  "100",
  "168",
  "720",
  "1440",
  "43200",
  "1000000",
  "1e3",
  "1.0",
  "2.50",
  "-0",
  "1e-5",
  "0.1",
  "1e16",
  "1e17",
  "123456789",
  "9007199254740993",
  "100000000000000000000",
  "-1e100",
  "1e308",
  "3.333333333333333",
];

export const strings = [
  "",
  "a",
  "b",
  "abc",
  "a,b",
  "a, b,c",
  "é",
  "aé€😀",
  "main",
  "feature/x",
  "v1.2.3",
  "10",
  "1.50",
  "-3",
  "1e3",
  "true",
  "null",
  " x ",
  "A B",
  "deploy-prod",
  "Continuous Deployment",
  "2024-05-01T10:00:00Z",
  "2024-05-01T10:00:00.123Z",
  "2023-12-31T23:59:59Z",
  "[1,2]",
  '{"a":1}',
  "line\nbreak",
  '"',
  "\\",
  "\u0001",
  "ABC",
  "abcabc",
  "group/project!12",
];

export const keys = ["a", "b", "c", "name", "key", "value", "id", "é"];

/** A JSON text of bounded depth. */
export function randomJson(random: Random, depth: number): string {
  const roll = random.next();
  if (depth <= 0 || roll < 0.45) {
    const kind = random.next();
    if (kind < 0.4) return random.pick(numbers);
    if (kind < 0.8) return JSON.stringify(random.pick(strings));
    return random.pick(["null", "true", "false", "[]", "{}"]);
  }
  const size = random.below(4);
  if (roll < 0.7) {
    // Often of one kind, as lists in real data are.
    const alike = random.chance(0.5) ? random.below(3) : -1;
    const items = Array.from({ length: size + 1 }, () => {
      if (alike === 0) return random.pick(numbers);
      if (alike === 1) return JSON.stringify(random.pick(strings));
      return randomJson(random, depth - 1);
    });
    return `[${items.join(",")}]`;
  }
  return randomObject(random, depth, size + 1);
}

export function randomObject(random: Random, depth: number, size: number): string {
  const members = new Map<string, string>();
  for (let i = 0; i < size; i += 1) {
    members.set(random.pick(keys), randomJson(random, depth - 1));
  }
  return `{${[...members].map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(",")}}`;
}
