// npm run --silent report: the page's report on stdout, for CI jobs, scripts and tests. Its contract
// is docs/report.md. report.mjs has made what was missing before this is loaded.

import { readFileSync } from "node:fs";
import { extname, resolve } from "node:path";
import { parseArgs } from "node:util";
import { parse as parseYaml } from "yaml";
import createDora from "#dora";
import type { Choices } from "../web/src/engine/choices";
import type { Session } from "../web/src/engine/dora.d.mts";
import type { EngineModel } from "../web/src/engine/model";
import type { FileOutcome, ModelOutcome } from "../web/src/engine/outcome";
import type { FrequencyDivisor, InputReport, Report } from "../web/src/engine/report";
import { settingsText } from "../web/src/engine/settings";
import { type ColumnNames, columnsText } from "../web/src/engine/trial";
import { failureSentence } from "../web/src/intake/sentences";
import { withTexts } from "../web/src/intake/with-texts";
import { answerQuestions, withJq } from "../web/src/jq/answer-questions";
import { joinDocuments } from "../web/src/model/join-documents";
import { PackedError } from "../web/src/packed/limits";
import { PortFault } from "../web/src/port/fault";
import { type Input, inputsOf } from "./lib/node-files";
import { nodeJq } from "./lib/node-jq";
import { credentialsIn, PortInputs } from "./lib/port-inputs";
import { type Restriction, restrictionProblem, viewOf } from "./lib/report-view";
import { callFolder, callName, wasmFile } from "./lib/seat";
import { TeamFileError, withTeamsAsJson } from "./lib/team-files";

const kDivisors: readonly string[] = [
  "span",
  "active-weeks",
  "until-now",
  "window",
  "calendar-weeks",
] satisfies FrequencyDivisor[];

const kUsage = `${callName} [--now ISO] [--model FILE]... [--columns FILE:COLUMN=MEANING,...]... [--frequency-divisor RULE] [--from ISO] [--to ISO] [--team ID]... [--service ID]... [--environment NAME]... [--port eu|us|URL [--port-blueprint NAME=OTHER]...] [--pretty] FILE...`;

const askJq = nodeJq();

/** A reason to end without a report, in one sentence. */
class Refusal extends Error {}

interface Options {
  now: number;
  models: string[];
  divisor: string;
  /** `eu`, `us` or an address; null for files alone. */
  port: string | null;
  /** Blueprints of the model that Port has under another name. */
  names: ReadonlyMap<string, string>;
  /** What the report is restricted to. */
  restriction: Restriction;
  pretty: boolean;
  files: string[];
  /** By file, as it was named. */
  columns: Map<string, ColumnNames>;
}

function readOptions(args: string[]): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      now: { type: "string" },
      model: { type: "string", multiple: true, default: [] },
      "frequency-divisor": { type: "string", default: "span" },
      columns: { type: "string", multiple: true, default: [] },
      from: { type: "string" },
      to: { type: "string" },
      team: { type: "string", multiple: true, default: [] },
      service: { type: "string", multiple: true, default: [] },
      environment: { type: "string", multiple: true, default: [] },
      port: { type: "string" },
      "port-blueprint": { type: "string", multiple: true, default: [] },
      pretty: { type: "boolean", default: false },
    },
  });
  const divisor = values["frequency-divisor"];
  if (!kDivisors.includes(divisor)) {
    throw new Refusal(`--frequency-divisor takes ${kDivisors.join(", ")}; not "${divisor}".`);
  }
  if (positionals.length === 0 && values.port === undefined)
    throw new Refusal(`no file was named; use ${kUsage}`);
  const { team, service, environment } = values;
  const from = readMoment("--from", values.from);
  const to = readMoment("--to", values.to);
  if (from !== undefined && from > (to ?? from)) throw new Refusal("--from is later than --to.");
  return {
    now: readMoment("--now", values.now) ?? to ?? Date.now(),
    restriction: { from, to, team, service, environment },
    models: values.model,
    divisor,
    port: values.port ?? null,
    names: new Map(values["port-blueprint"].map(readName)),
    pretty: values.pretty,
    files: positionals,
    columns: new Map(values.columns.map(readColumns)),
  };
}

/** "deployments.csv:App=service,Notes=" */
function readColumns(text: string): [string, ColumnNames] {
  const [, file, pairs] = /^(.+?):(.+)$/.exec(text) ?? [];
  const names = (pairs ?? "").split(",").map((pair) => pair.split("="));
  if (file === undefined || names.some((pair) => pair.length !== 2)) {
    throw new Refusal(
      `--columns takes a file and what its columns mean, such as list.csv:App=service,Notes=; not "${text}".`,
    );
  }
  return [file, Object.fromEntries(names)];
}

/** "deployment=release" */
function readName(text: string): [string, string] {
  const [name, other, ...rest] = text.split("=");
  if (!name || !other || rest.length > 0) {
    throw new Refusal(
      `--port-blueprint takes a blueprint of the model and what Port calls it, such as deployment=release; not "${text}".`,
    );
  }
  return [name, other];
}

function readMoment(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;
  const moment = rfc3339.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(moment)) {
    throw new Refusal(
      `${option} takes a moment as RFC 3339 writes it, such as 2026-11-22T00:00:00Z; not "${text}".`,
    );
  }
  return moment;
}

/** The path as the person who called meant it. */
const pathOf = (file: string): string => resolve(callFolder(), file);

function unreadable(file: string, error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  const why =
    { ENOENT: "there is no such file", EISDIR: "this is a folder", EACCES: "it may not be read" }[
      code ?? ""
    ] ?? String(error);
  return `${file}: ${why}.`;
}

function readModel(file: string): string {
  try {
    const text = readFileSync(pathOf(file), "utf8");
    return [".yaml", ".yml"].includes(extname(file)) ? JSON.stringify(parseYaml(text)) : text;
  } catch (error) {
    throw new Refusal(unreadable(file, error));
  }
}

/** Gives the session all documents at once, since they may name one another. */
function addModels(session: Session, files: readonly string[]): void {
  if (files.length === 0) return;
  const texts = files.map(readModel);
  for (const [index, text] of texts.entries()) {
    const alone = isJson(text) ? null : (JSON.parse(session.addModel(text)) as ModelOutcome);
    if (alone && !alone.ok) throw new Refusal(failureSentence(files[index] ?? "", alone.error));
  }
  const joined = joinDocuments(texts);
  const outcome = JSON.parse(session.addModel(joined.json)) as ModelOutcome;
  if (outcome.ok) return;
  const place = joined.locate(outcome.error);
  throw new Refusal(failureSentence(files[place?.index ?? 0] ?? "", place?.error ?? outcome.error));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Reads a file piece by piece. */
async function readInput(
  session: Session,
  input: Input,
  { now, columns }: Options,
): Promise<InputReport> {
  session.beginFile(input.name, now, columnsText(columns.get(input.shown)));
  try {
    for await (const piece of withTeamsAsJson(input.pieces, pathOf(input.shown))) {
      session.reserve(piece.byteLength).set(piece);
      if (!session.commit(piece.byteLength)) break;
      await answerQuestions(session, askJq);
    }
  } catch (error) {
    session.cancelFile();
    throw refusalOf(input.shown, error);
  }
  const answer = await withJq(session, askJq, () => session.endFile());
  const outcome = JSON.parse(answer) as FileOutcome;
  if (outcome.ok) return outcome.input;
  throw new Refusal(failureSentence(input.shown, outcome.error));
}

function refusalOf(file: string, error: unknown): Refusal {
  if (error instanceof TeamFileError) return new Refusal(failureSentence(file, error.error));
  return new Refusal(
    error instanceof PackedError
      ? failureSentence(file, { id: error.id, ...(error.detail && { detail: error.detail }) })
      : unreadable(file, error),
  );
}

/** Reads all files, and refuses with a sentence for each that cannot be used. */
async function readInputs(
  session: Session,
  options: Options,
  others: readonly Input[] = [],
): Promise<InputReport[]> {
  const reports: InputReport[] = [];
  const problems: string[] = [];
  const trying = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      problems.push(error.message);
    }
  };
  const readOne = (input: Input) =>
    trying(async () => {
      reports.push(await readInput(session, input, options));
    });
  for (const file of options.files) {
    await trying(async () => {
      for (const input of await openInputs(file)) await readOne(input);
    });
  }
  for (const input of others) await readOne(input);
  if (problems.length > 0) throw new Refusal(problems.join("\n"));
  return reports;
}

async function openInputs(file: string): Promise<Input[]> {
  const shown = file === "-" ? "standard input" : file;
  try {
    return await inputsOf(shown, file === "-" ? null : pathOf(file));
  } catch (error) {
    throw refusalOf(shown, error);
  }
}

/** Connects, and puts the account's own blueprints and dashboard in force. */
async function connectPort(session: Session, address: string, names: Options["names"]) {
  const credentials = credentialsIn(process.env);
  if (!credentials) {
    throw new Refusal(
      "--port needs PORT_TOKEN, or PORT_CLIENT_ID and PORT_CLIENT_SECRET, in the environment.",
    );
  }
  const model = JSON.parse(session.model()) as EngineModel;
  const port = await PortInputs.connect(address, credentials, model, names);
  const outcome = JSON.parse(session.addModel(JSON.stringify(port.plan.documents))) as ModelOutcome;
  if (!outcome.ok) throw new Refusal(failureSentence("Port's blueprints", outcome.error));
  for (const { identifier, candidates } of port.plan.missing) {
    const others = candidates.length === 0 ? "" : `, perhaps ${candidates.slice(0, 3).join(", ")}`;
    process.stderr.write(
      `Port has no blueprint ${identifier}, so there are no entities of it; if it has another name${others}, say --port-blueprint ${identifier}=NAME.\n`,
    );
  }
  return port;
}

/** What is incomplete stands in the report and on stderr, and the status says so. */
function sayIncomplete({ incomplete }: PortInputs, inputs: readonly InputReport[]): void {
  for (const [name, text] of incomplete) {
    inputs.find((input) => input.name === name)?.warnings.push({ id: "port-incomplete", text });
    process.stderr.write(`${text}\n`);
    process.exitCode = 1;
  }
}

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (args.includes("--help")) {
    process.stdout.write(`${kUsage}\n`);
    return;
  }
  const options = readOptions(args);
  const wasmBinary = readFileSync(wasmFile);
  const session = new (await createDora({ wasmBinary })).Session();
  addModels(session, options.models);
  const port =
    options.port === null ? null : await connectPort(session, options.port, options.names);
  const inputs = await readInputs(session, options, port?.inputs());
  const suited = inputs.find((input) => input.suits !== undefined)?.suits;
  // Standard input cannot be read again; the report then names the model that would suit.
  if (
    suited !== undefined &&
    !port &&
    options.models.length === 0 &&
    !options.files.includes("-")
  ) {
    session.useModel(suited); // which forgets the files
    await readInputs(session, options);
  }
  const choices = JSON.parse(session.choices()) as Choices;
  const problem = restrictionProblem(options.restriction, choices);
  if (problem !== null) throw new Refusal(problem);
  const settings = settingsText({
    nowMs: options.now,
    divisor: options.divisor as FrequencyDivisor,
    view: viewOf(options.restriction),
  });
  const answer = await withJq(session, askJq, () => session.report(settings));
  const report = JSON.parse(answer) as Report;
  if (port) sayIncomplete(port, report.inputs);
  process.stdout.write(`${JSON.stringify(withTexts(report), null, options.pretty ? 2 : 0)}\n`);
}

try {
  await main();
} catch (error) {
  const ofTheUser =
    error instanceof Refusal ||
    error instanceof PortFault ||
    String((error as NodeJS.ErrnoException).code).startsWith("ERR_PARSE_ARGS");
  process.stderr.write(`${ofTheUser ? (error as Error).message : (error as Error).stack}\n`);
  process.exitCode = 2;
}
