import type { Random } from "./random.ts";
import { numbers, randomJson, strings } from "./values.ts";

/** What an expression gives, and what it runs on. */
type Type = "number" | "string" | "boolean" | "numbers" | "strings" | "record" | "records";

interface Variable {
  name: string;
  type: Type;
}

// A rule is a template. {type} stands for an expression of that type over the same input,
// {type@other} for one that runs on an input of the other type, {type+other} for one that sees one
// more variable, of the other type, by the name of $V.
const rules: Record<Type, readonly string[]> = {
  number: [
    "({number} + {number})",
    "({number} - {number})",
    "({number} * {number})",
    "({number} / {number})",
    "({number} % {number})",
    "({number} / ({number} | abs + 1) * 100 | floor)",
    "({number} | floor)",
    "({number} | round)",
    "({number} | sqrt | floor)",
    "(-{number})",
    "({string} | length)",
    "({numbers} | length)",
    "({numbers} | add // 0)",
    "({numbers} | min // 0)",
    "({numbers} | max // 0)",
    "({numbers} | first // {number})",
    "({string} | tonumber? // {number})",
    "(if {boolean} then {number} else {number} end)",
    "(if {boolean} then {number} end | length)",
    "({number} as $V | {number+number})",
    "({string} as $V | {number+string})",
    "(reduce {numbers}[] as $V ({number}; . + {number@number+number}))",
    "({record} | {number@record})",
    "({strings} | length)",
    "({date} | fromdate? // {number})",
    "({string} | index({string}) // {number})",
    "([{numbers}[] | select({boolean@number})] | add // 0)",
    "({records} | map({number@record}) | add // 0)",
    "(try {number} catch (. | length))",
    "({number}, {number})",
    "({records} | max_by({number@record}).n // 0)",
    "(first({numbers}[], {number}))",
    "(label $out | foreach {numbers}[] as $V (0; . + {number@number+number}; if . > 9 then ., break $out else empty end) // 0)",
    '({date} | (strptime("%Y-%m-%dT%H:%M:%SZ") | mktime)? // {number})',
    "({string} | utf8bytelength)",
    "([limit({number}; {numbers}[])] | length)",
    "({numbers} | .[{number}] // 0)",
  ],
  string: [
    "({string} + {string})",
    '"\\({number})-\\({string})"',
    '"\\({boolean}) \\({numbers})"',
    "({number} | tostring)",
    "({string} | ascii_downcase)",
    "({string} | ascii_upcase[0:1] + .[1:])",
    "({string} | .[{number}:{number}])",
    "({strings} | join({string}))",
    "({strings} | first // {string})",
    '({string} | sub("{regex}"; {string}))',
    '({string} | gsub("{regex}"; "<\\(.x)>"))',
    "({string} | ltrimstr({string}))",
    "({string} | rtrimstr({string}))",
    "(if {boolean} then {string} else {string} end)",
    "({string} as $V | {string+string})",
    "({record} | {string@record})",
    "({record} | tojson)",
    "({string} | @base64)",
    "({string} | @uri)",
    "({numbers} | @csv)",
    "({strings} | @sh)",
    "({number} | todate)? // {string}",
    '({records} | map({string@record}) | unique | join(","))',
    "(try ({string} | error) catch .)",
    '({string} | split({string}) | last // "")',
    "({number} | type)",
    "({string} // {string})",
    "({string} | trim)",
    '({record} | keys | join("/"))',
    "(def f($V): {string+string}; f({string}))",
    "(def f(g): g + g; f({string}))",
    "({string} | explode | map(. % 128) | implode)",
    "({string} * ({number} % 3))",
    "({string}, {string})",
    '({string} | [match("{regex}"; "g").string] | join("|"))',
    '({date} | strptime("%Y-%m-%dT%H:%M:%SZ") | strftime("%G-W%V %j %a"))? // {string}',
  ],
  boolean: [
    "({number} == {number})",
    "({number} < {number})",
    "({number} >= {number})",
    "({string} != {string})",
    "({string} <= {string})",
    "({boolean} and {boolean})",
    "({boolean} or {boolean})",
    "({boolean} | not)",
    '({string} | test("{regex}"))',
    '({string} | test("{regex}"; "i"))',
    "({string} | startswith({string}))",
    "({string} | endswith({string}))",
    "({string} | contains({string}))",
    "({numbers} | any(. > {number@number}))",
    "({numbers} | all({boolean@number}))",
    "(any({records}[]; {boolean@record}))",
    "({string} | IN({strings}[]))",
    '({record} | has("n", "q"))',
    "({numbers} | contains({numbers}))",
    "({number} | isnan or isinfinite)",
    "(isempty({numbers}[]))",
    "({record} == {record})",
    "({record} < {record})",
    "({numbers} > {numbers})",
    "({number} | . == null)",
    "({string} | inside({string}))",
    "({number} | in({numbers}))",
    "(.z == null)?, {boolean}",
  ],
  numbers: [
    "[{number}, {number}]",
    "({numbers} | map({number@number}))",
    "({numbers} | map(select({boolean@number})))",
    "({numbers} | sort)",
    "({numbers} | unique)",
    "({numbers} | reverse)",
    "({numbers}[1:])",
    "({numbers} + {numbers})",
    "({numbers} - {numbers})",
    "({records} | map({number@record}))",
    "([range({number} % 7)])",
    "({numbers} | sort_by({number@number}))",
    "([limit(3; {numbers}[], {number})])",
    "({records} | group_by({number@record}) | map(length))",
    "([{records}[] | {number@record}])",
    "([foreach {numbers}[] as $V ({number}; . + {number@number+number})])",
    "({numbers} | [.[] as $V | {number+number}])",
    "({numbers} | [paths] | flatten)",
    "({record} | [.. | numbers])",
    "([{numbers}, {numbers}] | flatten)",
    "({numbers} | indices({number}))",
    "({numbers} | map_values(. + {number@number}))",
    "([{numbers}, {numbers}] | transpose | map(add))",
    "({numbers} | unique_by({number@number}))",
    "([recurse({number} % 3 | empty) | numbers])",
    '({numbers} | walk(if type == "number" then {number@number} else . end))',
  ],
  strings: [
    "[{string}, {string}]",
    "({string} | split({string}))",
    "({strings} | map({string@string}))",
    "({strings} | sort)",
    "({strings} | unique)",
    "({strings} | map(select({boolean@string})))",
    "({record} | keys)",
    "({strings} | map(ascii_downcase) | unique)",
    "({records} | map({string@record}))",
    '({string} | [scan("{regex}") | tostring])',
    '({string} | [splits("{regex}")])',
    "({record} | to_entries | map(.key))",
    "({record} | [.. | strings])",
    '({string} | split("{regex}"; null))',
    "({strings} | group_by(length) | map(.[0]))",
    "({strings} | sort_by(length, .))",
    "({records} | INDEX({string@record}) | keys)",
    "({strings}[:2])",
    "({strings} - {strings})",
  ],
  record: [
    "{n: {number}, s: {string}, b: {boolean}}",
    "({record} + {n: {number}})",
    "({record} * {o: {n: {number}}})",
    "({records} | first // {})",
    "({records} | min_by({number@record}) // {})",
    "({record} | with_entries(select(.key != {string@record})))",
    "({record} | map_values({record@record}))?  // {}",
    "{({string}): {number}, l: {numbers}}",
    "({record} as {n: $V} | {record+number})",
    "({record} | to_entries | from_entries)",
    '({string} | capture("(?<n>.)(?<s>.)?")) // {}',
    "{r: {records}}",
    "({records} | INDEX({string@record}))",
    "({records} | add // {})",
    '{"s": {string}, z: null}',
  ],
  records: [
    "[{record}, {record}]",
    "({records} | map(select({boolean@record})))",
    "({records} | sort_by({number@record}))",
    "({records} | sort_by({string@record}, {number@record}))",
    "({records} | unique_by({string@record}))",
    "({records} | group_by({string@record}) | map(.[0]))",
    "({records} | map({record@record}))",
    "({records} | reverse)",
    "({records} + {records})",
    "({record} | to_entries | map({n: .value, s: .key}))",
    "({strings} | map({s: ., n: length}))",
    "({numbers} | map({n: ., s: tostring}))",
    "([{records}[] | {n, s}])",
    "({records} | map(. + {s: {string@record}}))",
  ],
};

const leaves: Record<Type, readonly string[]> = {
  number: [".n", ".m", ".o.n", "(.z // 0)", "(.r[0].n // 0)", '.o["n"]'],
  string: [".s", ".d", ".o.s", '(.t[0] // "")', '(.z // "none")'],
  boolean: [".b", "(.z == null)", "(.n != null)", "(.b | not)"],
  numbers: [".l", "[.n, .m]", "[.r[].n]"],
  strings: [".t", "[.s, .d]", "[.r[].s]"],
  record: [".", ".o", "(.r[0] // {})", "{n, s}"],
  records: [".r", "[.o, .]", "[.r[] | select(.n != null)]"],
};

const regexes = [
  "a",
  "b+",
  "(?<x>[a-c])",
  "\\\\d+",
  "^(?<x>a)?",
  "c$",
  ", *",
  "\\\\s+",
  "\\\\..*Z$",
  "!.+",
  "(?<x>\\\\w)-",
  "a|B",
];

// Emscripten's strptime, which the oracle has, is laxer than that of Linux: no lower case, no dates
// beyond the calendar.
const dates = [
  "2024-05-01T10:00:00Z",
  "2024-02-29T23:59:59Z",
  "1999-12-31T00:00:01Z",
  "2024-05-01T10:00:00.5Z",
  "2024-05-01",
  "yesterday",
  "2024-05-01T10:00:00+02:00",
  "2024-5-1T1:2:3Z",
  "",
];

const types = Object.keys(rules) as Type[];

/** Writes programs whose parts fit together, so that most of them give a value. */
export class TypedProgramWriter {
  #names = 0;

  constructor(private readonly random: Random) {}

  /** A program over the objects that input() makes. */
  program(): string {
    this.#names = 0;
    return this.expression(this.random.pick(types), "record", [], 2 + this.random.below(4));
  }

  input(): string {
    const { random } = this;
    const number = () => (random.chance(0.1) ? "null" : random.pick(numbers));
    const string = () => JSON.stringify(random.pick(strings));
    const some = (make: () => string) =>
      `[${Array.from({ length: random.below(4) }, make).join(",")}]`;
    const record = () => `{"n":${number()},"s":${string()},"b":${random.chance(0.5)}}`;
    const members = [
      `"n":${number()}`,
      `"m":${number()}`,
      `"s":${string()}`,
      `"b":${random.chance(0.5)}`,
      `"d":${JSON.stringify(random.pick(dates))}`,
      `"l":${some(() => random.pick(numbers))}`,
      `"t":${some(string)}`,
      `"o":${record()}`,
      `"r":${some(record)}`,
      `"q":${randomJson(random, 2)}`,
    ].filter(() => random.chance(0.93));
    return `{${members.join(",")}}`;
  }

  private expression(type: Type, input: Type, variables: Variable[], depth: number): string {
    if (depth <= 0) return this.leaf(type, input, variables);
    const rule = this.random.pick(rules[type]);
    this.#names += 1;
    const name = `v${this.#names}`;
    return rule
      .replaceAll("{regex}", () => this.random.pick(regexes))
      .replaceAll("{date}", () => JSON.stringify(this.random.pick(dates)))
      .replaceAll(/\{(\w+)(?:@(\w+))?(?:\+(\w+))?\}/g, (whole, wanted, on, added) => {
        if (!types.includes(wanted)) return whole;
        const seen = added ? [...variables, { name, type: added as Type }] : variables;
        return this.expression(wanted, (on ?? input) as Type, seen, depth - 1);
      })
      .replaceAll("$V", `$${name}`)
      .replaceAll("$out", `$out${this.#names}`);
  }

  private leaf(type: Type, input: Type, variables: Variable[]): string {
    const { random } = this;
    const fitting = variables.filter((variable) => variable.type === type);
    if (fitting.length > 0 && random.chance(0.5)) return `$${random.pick(fitting).name}`;
    if (input === type && random.chance(0.6)) return ".";
    if (input === "record" && random.chance(0.8)) return random.pick(leaves[type]);
    switch (type) {
      case "number":
        return random.pick(numbers).replace(/^-/, "");
      case "string":
        return JSON.stringify(random.pick(strings));
      case "boolean":
        return random.pick(["true", "false"]);
      case "record":
        return '{"n":3,"s":"b"}';
      default:
        return "[]";
    }
  }
}
