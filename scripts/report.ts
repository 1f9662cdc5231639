// npm run --silent report: the page's report on stdout, for CI jobs, scripts and tests. Its contract
// is docs/report.md. report.mjs has made what was missing before this is loaded.

import { createReadStream, readFileSync, statSync } from "node:fs";
import { basename, extname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { parse as parseYaml } from "yaml";
import createDora from "#dora";
import type { Session } from "../web/src/engine/dora.d.mts";
import type { FileOutcome, ModelOutcome } from "../web/src/engine/outcome";
import type { FrequencyDivisor, Report } from "../web/src/engine/report";
import { failureSentence, warningSentence } from "../web/src/intake/sentences";
import { answerQuestions, withJq } from "../web/src/jq/answer-questions";
import { nodeJq } from "./lib/node-jq";
import { root } from "./lib/run.mjs";

const kDivisors: readonly string[] = [
  "span",
  "active-weeks",
  "until-now",
  "window",
  "calendar-weeks",
] satisfies FrequencyDivisor[];

const kUsage =
  "npm run --silent report -- [--now ISO] [--model FILE]... [--frequency-divisor RULE] [--pretty] FILE...";

const askJq = nodeJq();

/** A reason to end without a report, in one sentence. */
class Refusal extends Error {}

interface Options {
  now: number;
  models: string[];
  divisor: string;
  pretty: boolean;
  files: string[];
}

function readOptions(args: string[]): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      now: { type: "string" },
      model: { type: "string", multiple: true, default: [] },
      "frequency-divisor": { type: "string", default: "span" },
      pretty: { type: "boolean", default: false },
    },
  });
  const divisor = values["frequency-divisor"];
  if (!kDivisors.includes(divisor)) {
    throw new Refusal(`--frequency-divisor takes ${kDivisors.join(", ")}; not "${divisor}".`);
  }
  if (positionals.length === 0) throw new Refusal(`no file was named; use ${kUsage}`);
  return {
    now: values.now === undefined ? Date.now() : readMoment(values.now),
    models: values.model,
    divisor,
    pretty: values.pretty,
    files: positionals,
  };
}

function readMoment(text: string): number {
  const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;
  const moment = rfc3339.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(moment)) {
    throw new Refusal(
      `--now takes a moment as RFC 3339 writes it, such as 2026-11-22T00:00:00Z; not "${text}".`,
    );
  }
  return moment;
}

/** The path as the person who called npm meant it; npm itself changes into the project. */
const pathOf = (file: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), file);

function unreadable(file: string, error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  const why =
    { ENOENT: "there is no such file", EISDIR: "this is a folder", EACCES: "it may not be read" }[
      code ?? ""
    ] ?? String(error);
  return `${file}: ${why}.`;
}

function addModel(session: Session, file: string): void {
  let text: string;
  try {
    text = readFileSync(pathOf(file), "utf8");
    if ([".yaml", ".yml"].includes(extname(file))) text = JSON.stringify(parseYaml(text));
  } catch (error) {
    throw new Refusal(unreadable(file, error));
  }
  const outcome = JSON.parse(session.addModel(text)) as ModelOutcome;
  if (!outcome.ok) throw new Refusal(failureSentence(file, outcome.error));
}

/** Reads a file piece by piece. Returns a sentence when it cannot be used. */
async function readInput(session: Session, file: string, now: number): Promise<string | null> {
  const name = file === "-" ? "standard input" : basename(file);
  try {
    if (file !== "-" && statSync(pathOf(file)).isDirectory()) return `${file}: this is a folder.`;
    const stream =
      file === "-" ? process.stdin : createReadStream(pathOf(file), { highWaterMark: 1 << 20 });
    session.beginFile(name, now);
    for await (const piece of stream as AsyncIterable<Uint8Array>) {
      session.reserve(piece.byteLength).set(piece);
      if (!session.commit(piece.byteLength)) break;
      await answerQuestions(session, askJq);
    }
  } catch (error) {
    session.cancelFile();
    return unreadable(file, error);
  }
  const answer = await withJq(session, askJq, () => session.endFile());
  const outcome = JSON.parse(answer) as FileOutcome;
  return outcome.ok ? null : failureSentence(file === "-" ? name : file, outcome.error);
}

function withTexts(report: Report): Report {
  for (const about of [report, ...report.inputs]) {
    for (const warning of about.warnings) warning.text = warningSentence(warning);
  }
  return report;
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const wasmBinary = readFileSync(join(root, "build/wasm/dora.wasm"));
  const session = new (await createDora({ wasmBinary })).Session();
  for (const model of options.models) addModel(session, model);
  const problems: string[] = [];
  for (const file of options.files) {
    const problem = await readInput(session, file, options.now);
    if (problem !== null) problems.push(problem);
  }
  if (problems.length > 0) throw new Refusal(problems.join("\n"));
  const answer = await withJq(session, askJq, () => session.report(options.now, options.divisor));
  const report = JSON.parse(answer) as Report;
  process.stdout.write(`${JSON.stringify(withTexts(report), null, options.pretty ? 2 : 0)}\n`);
}

try {
  await main();
} catch (error) {
  const ofTheUser =
    error instanceof Refusal ||
    String((error as NodeJS.ErrnoException).code).startsWith("ERR_PARSE_ARGS");
  process.stderr.write(`${ofTheUser ? (error as Error).message : (error as Error).stack}\n`);
  process.exitCode = 2;
}
