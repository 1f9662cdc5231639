import type { Explanation } from "../engine/explanation";
import type { Formula } from "./formula";
import { type Measure, plainNumber, quantity } from "./measure";
import { lower } from "./words";

/** What a program reads, with the values of this case; recognised are shares and quotients. */
export function programFormula(
  program: string,
  inputs: readonly Explanation[],
  value: Explanation["value"],
  result: Measure,
): Formula {
  const named = (property: string) => inputs.find((input) => input.property === property);
  const amount = (input: Explanation | undefined) =>
    typeof input?.value === "number" ? quantity(input.value, plainNumber).text : "0";
  const number = (input: Explanation) => (typeof input.value === "number" ? input.value : 0);
  // What only looks like a share or a quotient has another result.
  const makes = (computed: number) =>
    typeof value !== "number" || Math.abs(computed - value) <= 1e-6 * Math.max(1, Math.abs(value));
  const shown = typeof value === "number" ? quantity(value, result).text : null;
  const share = shareOf(program);
  const [part, rest] = share ? [named(share.part), named(share.rest)] : [];
  const percent = part && rest ? (100 * number(part)) / (number(rest) + number(part)) : Number.NaN;
  if (share && part && rest && makes(share.floored ? Math.floor(percent) : percent)) {
    const floor = share.floored ? ", rounded down" : "";
    const [a, b] = [nameOf(part.title), nameOf(rest.title)];
    return {
      words: `${a} ÷ (${b} + ${a}) × 100${floor}`,
      values:
        shown && `${amount(part)} ÷ (${amount(rest)} + ${amount(part)}) × 100${floor} = ${shown}`,
    };
  }
  const quotient = quotientOf(program);
  const [dividend, divisor] = quotient ? quotient.map(named) : [];
  if (dividend && divisor && makes(number(dividend) / number(divisor))) {
    return {
      words: `${nameOf(dividend.title)} ÷ ${nameOf(divisor.title)}`,
      values: shown && `${amount(dividend)} ÷ ${amount(divisor)} = ${shown}`,
    };
  }
  return { words: `a calculation of ${inputs.map(({ title }) => title).join(", ")}`, values: null };
}

function nameOf(title: string): string {
  return lower(title.replace(/\s*\([^()]*\)$/, ""));
}

/** Of the inputs those without which the program gives up: "if .properties.deployments == 0 then null". */
export function guardedOf(program: string): string[] {
  const plain = simplified(program);
  return [...plain.matchAll(/(\w+) == (?:0|null)\b/g)].flatMap(([, name]) => name ?? []);
}

/** Reads `a / (b + a) * 100`, with or without a floor, and whatever the guards around it are. */
function shareOf(program: string) {
  const plain = simplified(program);
  const match = /(\w+) ?\/ ?\(? ?(\w+) ?\+ ?(\w+) ?\)? ?\* ?100( ?\| ?floor)?/.exec(plain);
  const [, part, rest, again, floor] = match ?? [];
  if (part === undefined || rest === undefined || part !== again) return null;
  return { part, rest, floored: floor !== undefined };
}

function quotientOf(program: string): [string, string] | null {
  const [, dividend, divisor] = /(\w+) ?\/ ?(\w+)/.exec(simplified(program)) ?? [];
  return dividend === undefined || divisor === undefined ? null : [dividend, divisor];
}

/** The program with variables put in and without the brackets that only guard against null. */
function simplified(program: string): string {
  let text = program;
  for (const [, property, name] of program.matchAll(/\.properties\.(\w+) as \$(\w+)/g)) {
    text = text.replaceAll(new RegExp(`\\$${name}\\b`, "g"), `.properties.${property}`);
  }
  return text
    .replaceAll(/\.properties\./g, "")
    .replaceAll(/\((\w+) \/\/ 0\)/g, "$1")
    .replaceAll(/[()]/g, " ")
    .replaceAll(/ +/g, " ");
}
