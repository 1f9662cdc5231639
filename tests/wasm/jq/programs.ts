import type { Random } from "./random.ts";
import { keys, numbers, strings } from "./values.ts";

interface Scope {
  variables: string[];
  functions: { name: string; arity: number }[];
  labels: string[];
}

const plain = [
  "length",
  "type",
  "tostring",
  "tonumber",
  "tojson",
  "keys",
  "not",
  "floor",
  "ceil",
  "round",
  "sqrt",
  "fabs",
  "abs",
  "add",
  "any",
  "all",
  "flatten",
  "reverse",
  "sort",
  "unique",
  "min",
  "max",
  "first",
  "last",
  "to_entries",
  "from_entries",
  "ascii_downcase",
  "ascii_upcase",
  "explode",
  "implode",
  "trim",
  "ltrim",
  "rtrim",
  "values",
  "nulls",
  "strings",
  "numbers",
  "arrays",
  "objects",
  "scalars",
  "iterables",
  "booleans",
  "empty",
  "error",
  "transpose",
  "utf8bytelength",
  "isnan",
  "isinfinite",
  "isnormal",
  "infinite",
  "keys_unsorted",
  "paths",
  "recurse",
  "fromdate",
  "toboolean",
  "@text",
  "@json",
  "@csv",
  "@tsv",
  "@sh",
  "@uri",
  "@base64",
  "env",
  "$ENV",
  "trunc",
  'splits(", *")',
  "gmtime",
  "mktime",
];

const taking = [
  "map",
  "select",
  "sort_by",
  "group_by",
  "unique_by",
  "min_by",
  "max_by",
  "any",
  "all",
  "first",
  "last",
  "map_values",
  "with_entries",
  "isempty",
  "add",
  "has",
  "contains",
  "inside",
  "in",
  "index",
  "rindex",
  "indices",
  "startswith",
  "endswith",
  "ltrimstr",
  "rtrimstr",
  "trimstr",
  "split",
  "join",
  "flatten",
  "error",
  "IN",
  "INDEX",
  "getpath",
  "paths",
  "walk",
  "nth",
  "test",
  "capture",
  "scan",
];

const patterns = [
  "a",
  "b+",
  "[a-c]",
  "(a)(b)?",
  "(?<x>a|b)",
  "\\\\d+",
  "\\\\w",
  "^a",
  "c$",
  ", *",
  ".",
  "a*",
  "",
  "\\\\s+",
  "(?<y>\\\\d{4})-(?<m>\\\\d\\\\d)",
  "[^a-z]+",
  "(a|b)*c",
  "x?y??",
  "\\\\.",
  "A",
  "(?i)abc",
  "b{1,2}",
  "\\\\bd",
  "\\\\..*Z$",
  "!.+",
  "(?:ab)+",
  "a(?=b)",
  "(.)\\\\1",
];

const operators = ["+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "and", "or", "//"];

/** Writes programs at random from the grammar of the engine's subset. */
export class ProgramWriter {
  #names = 0;

  constructor(private readonly random: Random) {}

  program(): string {
    this.#names = 0;
    return this.expression(3 + this.random.below(3), { variables: [], functions: [], labels: [] });
  }

  private expression(depth: number, scope: Scope): string {
    const { random } = this;
    if (depth <= 0) return this.leaf(scope);
    switch (random.below(26)) {
      case 0:
      case 1:
      case 2:
        return `${this.path()} | ${this.expression(depth - 1, scope)}`;
      case 3:
      case 4:
        return `${this.expression(depth - 1, scope)} | ${this.expression(depth - 1, scope)}`;
      case 5:
        return `(${this.expression(depth - 1, scope)}, ${this.expression(depth - 2, scope)})`;
      case 6:
      case 7:
      case 8:
        return this.operation(depth, scope);
      case 9:
        return `[${this.expression(depth - 1, scope)}]`;
      case 10:
        return this.object(depth, scope);
      case 11:
        return `"${random.pick(["", "x", "é-"])}\\(${this.expression(depth - 1, scope)})\\(${this.leaf(scope)})"`;
      case 12:
      case 13:
        return this.condition(depth, scope);
      case 14:
        return this.binding(depth, scope);
      case 15:
        return this.fold(depth, scope);
      case 16:
        return random.chance(0.5)
          ? `try (${this.expression(depth - 1, scope)})`
          : `try (${this.expression(depth - 1, scope)}) catch ${this.leaf(scope)}`;
      case 17:
        return this.definition(depth, scope);
      case 18:
      case 19:
      case 20:
        return `${random.pick(taking)}(${this.expression(depth - 1, scope)})`;
      case 21:
        return this.counted(depth, scope);
      case 22:
        return this.regex(depth, scope);
      case 23:
        return `(${this.expression(depth - 1, scope)})${random.pick(["?", "[]", "[]?", "[0]", ".a", ".a?", "[1:]", "[:2]"])}`;
      case 24:
        return this.label(depth, scope);
      default:
        return `-(${this.expression(depth - 1, scope)})`;
    }
  }

  private leaf(scope: Scope): string {
    const { random } = this;
    const roll = random.next();
    if (roll < 0.15 && scope.variables.length > 0) return `$${random.pick(scope.variables)}`;
    if (roll < 0.2 && scope.labels.length > 0) return `break $${random.pick(scope.labels)}`;
    if (roll < 0.3 && scope.functions.length > 0) {
      const { name, arity } = random.pick(scope.functions);
      return arity === 0 ? name : `${name}(${this.path()})`;
    }
    if (roll < 0.6) return this.path();
    if (roll < 0.8) return random.pick(plain);
    return this.literal();
  }

  private literal(): string {
    const { random } = this;
    const roll = random.next();
    if (roll < 0.4) return random.pick(numbers).replace(/^-/, "");
    if (roll < 0.75) return JSON.stringify(random.pick(strings));
    return random.pick(["null", "true", "false", "[]", "{}", "[1,2,3]", '{"a":1}']);
  }

  private path(): string {
    const { random } = this;
    const key = () => random.pick(keys.slice(0, -1));
    return random.pick([
      ".",
      ".",
      `.${key()}`,
      `.${key()}`,
      `.${key()}.${key()}`,
      `.${key()}?`,
      `."${random.pick(keys)}"`,
      `.["${key()}"]`,
      ".[0]",
      ".[-1]",
      ".[1:]",
      ".[:-1]",
      ".[0:1]",
      ".[]",
      ".[]?",
      `.${key()}[]?`,
      `.[]?.${key()}?`,
      "..",
      `.[0]?.${key()}`,
      ".[1.5]",
      ".[:1.2]",
    ]);
  }

  private operation(depth: number, scope: Scope): string {
    const left = this.expression(depth - 1, scope);
    const right = this.random.chance(0.5) ? this.leaf(scope) : this.expression(depth - 2, scope);
    return `(${left}) ${this.random.pick(operators)} (${right})`;
  }

  private object(depth: number, scope: Scope): string {
    const { random } = this;
    const pairs = Array.from({ length: 1 + random.below(3) }, () => {
      const roll = random.next();
      if (roll < 0.2) return random.pick(["a", "name", '"b"', '@base64 "x"']);
      if (roll < 0.3 && scope.variables.length > 0) return `$${random.pick(scope.variables)}`;
      const key =
        roll < 0.5
          ? `(${this.expression(depth - 2, scope)})`
          : random.pick(["a", "b", '"c d"', "if"]);
      return `${key}: (${this.expression(depth - 1, scope)})`;
    });
    return `{${pairs.join(", ")}}`;
  }

  private condition(depth: number, scope: Scope): string {
    const part = () => this.expression(depth - 1, scope);
    const roll = this.random.next();
    if (roll < 0.3) return `if ${part()} then ${part()} end`;
    if (roll < 0.8) return `if ${part()} then ${part()} else ${this.leaf(scope)} end`;
    return `if ${part()} then ${this.leaf(scope)} elif ${this.leaf(scope)} then ${part()} else ${this.leaf(scope)} end`;
  }

  private pattern(names: string[]): string {
    const fresh = () => {
      this.#names += 1;
      names.push(`v${this.#names}`);
      return `$v${this.#names}`;
    };
    const roll = this.random.next();
    if (roll < 0.7) return fresh();
    if (roll < 0.8) return `[${fresh()}, ${fresh()}]`;
    if (roll < 0.9) return `{a: ${fresh()}, "b": [${fresh()}]}`;
    return `{${fresh()}, c: {name: ${fresh()}}}`;
  }

  private binding(depth: number, scope: Scope): string {
    const names: string[] = [];
    const source = this.expression(depth - 1, scope);
    const pattern = this.pattern(names);
    const inner = { ...scope, variables: [...scope.variables, ...names] };
    return `((${source}) as ${pattern} | ${this.expression(depth - 1, inner)})`;
  }

  private fold(depth: number, scope: Scope): string {
    const names: string[] = [];
    const source = this.random.pick([
      ".[]?",
      ".[]",
      "(1,2,3)",
      `(${this.expression(depth - 2, scope)})`,
    ]);
    const pattern = this.pattern(names);
    const inner = { ...scope, variables: [...scope.variables, ...names] };
    const start = this.random.pick(["0", "null", '""', "[]", this.leaf(scope)]);
    const update = this.random.pick([`. + ${`$${names[0]}`}`, this.expression(depth - 1, inner)]);
    if (this.random.chance(0.5)) return `reduce ${source} as ${pattern} (${start}; ${update})`;
    const extract = this.random.chance(0.5) ? `; [., ${this.leaf(inner)}]` : "";
    return `[foreach ${source} as ${pattern} (${start}; ${update}${extract})]`;
  }

  private definition(depth: number, scope: Scope): string {
    this.#names += 1;
    const name = `f${this.#names}`;
    const roll = this.random.next();
    const rest = (arity: number) =>
      this.expression(depth - 1, { ...scope, functions: [...scope.functions, { name, arity }] });
    if (roll < 0.4) return `def ${name}: ${this.expression(depth - 2, scope)}; ${rest(0)}`;
    if (roll < 0.7) {
      const inner = { ...scope, variables: [...scope.variables, "p"] };
      return `def ${name}($p): ${this.expression(depth - 2, inner)}; ${rest(1)}`;
    }
    const inner = { ...scope, functions: [...scope.functions, { name: "g", arity: 0 }] };
    return `def ${name}(g): ${this.expression(depth - 2, inner)}; ${rest(1)}`;
  }

  private counted(depth: number, scope: Scope): string {
    const body = () => this.expression(depth - 1, scope);
    const count = this.random.pick(["0", "1", "2", "3", "1.5", "-1", "(1,2)"]);
    return this.random.pick([
      `[limit(${count}; ${body()})]`,
      `[skip(${count}; ${body()})]`,
      `nth(${count}; ${body()})`,
      `[range(${count})]`,
      `[range(${count}; 4)]`,
      `[range(0; ${count}; 0.5)]`,
      `first(${body()})`,
      `IN(${this.leaf(scope)}; ${body()})`,
      `any(${this.path()}; ${body()})`,
      `all(${this.path()}; ${body()})`,
      `INDEX(${this.path()}; ${this.leaf(scope)})`,
      `[recurse(.[]?; ${body()})]`,
      `[numbers | recurse(if . > 0 and . < 50 then . * 3 else empty end)]`,
      `[numbers | until(. > 50; . * 2 + 1)]`,
      `[numbers | while(. < 20 and . > 0; . * 3)]`,
    ]);
  }

  private regex(depth: number, scope: Scope): string {
    const { random } = this;
    const pattern = `"${random.pick(patterns)}"`;
    const flags = random.pick(['"g"', '"i"', '""', "null", '"gi"', '"x"', '"n"']);
    const insert = random.pick(['"-"', '"<\\(.x)>"', '""', ".y", this.leaf(scope)]);
    const subject = random.pick([
      "strings",
      "strings",
      "tostring",
      `(${this.expression(depth - 2, scope)})`,
    ]);
    return `(${subject} | ${random.pick([
      `test(${pattern})`,
      `test(${pattern}; ${flags})`,
      `[match(${pattern}; ${flags})]`,
      `[capture(${pattern}; ${flags})]`,
      `[scan(${pattern})]`,
      `[scan(${pattern}; ${flags})]`,
      `split(${pattern}; ${flags})`,
      `sub(${pattern}; ${insert})`,
      `gsub(${pattern}; ${insert})`,
      `[sub(${pattern}; ${insert}; ${flags})]`,
    ])})`;
  }

  private label(depth: number, scope: Scope): string {
    this.#names += 1;
    const name = `l${this.#names}`;
    const inner = { ...scope, labels: [...scope.labels, name] };
    return `(label $${name} | ${this.expression(depth - 1, inner)})`;
  }
}
