import { isRecord } from "../engine/guards";
import { holdsSecret, namesSecret } from "../linked/secrets";
import {
  type ErrorCode,
  type HostMessage,
  kMostBytes,
  kMostEntities,
  kMostFiles,
  kUnderstood,
  kVersion,
  type MessageId,
  type NamedBytes,
} from "./messages";
import { readSelection } from "./read-selection";
import { malformed, own, Refusal, tooLarge } from "./refusal";
import { isTheme } from "./themes";

/** A message as it is meant, or why it is refused. Sentences repeat nothing of the message. */
export type ReadMessage =
  | { ok: true; message: HostMessage }
  | { ok: false; id?: MessageId; code: ErrorCode; message: string };

const kMostName = 255;
const kMostId = 100;

/**
 * Reads what another window sent, which may be anything. Only members that are known are looked at,
 * and everything is copied into objects of our own, so nothing of the sender's stays in force.
 */
export function readMessage(data: unknown): ReadMessage {
  const id = isRecord(data) ? idOf(own(data, "id")) : undefined;
  try {
    return { ok: true, message: { ...read(data), ...(id !== undefined && { id }) } };
  } catch (error) {
    const { code, message } =
      error instanceof Refusal ? error : new Refusal("malformed", "The message cannot be read.");
    return { ok: false, ...(id !== undefined && { id }), code, message };
  }
}

function read(data: unknown): HostMessage {
  if (!isRecord(data)) throw malformed("A message is an object with the members dora and type");
  refuseSecrets(data);
  if (own(data, "dora") !== kVersion) {
    throw new Refusal("version", `This widget speaks version ${kVersion}: dora: ${kVersion}.`);
  }
  switch (own(data, "type")) {
    case "hello":
      return { type: "hello", follow: flag(data, "follow") };
    case "load":
      return { type: "load", files: filesOf(data), replace: flag(data, "replace") };
    case "filter":
      return { type: "filter", selection: readSelection(own(data, "selection")) };
    case "theme": {
      const theme = own(data, "theme");
      if (!isTheme(theme)) throw malformed("theme is auto, light or dark");
      return { type: "theme", theme };
    }
    case "report":
      return { type: "report" };
    default:
      throw new Refusal("unknown-type", `The types are ${kUnderstood.join(", ")}.`);
  }
}

/** What a load brings: files, entities, or both. */
function filesOf(data: Record<string, unknown>): NamedBytes[] {
  const given = own(data, "files") ?? [];
  const entities = own(data, "entities");
  if (!Array.isArray(given)) throw malformed("files is a list of { name, bytes }");
  if (given.length > kMostFiles) throw tooLarge(`${kMostFiles} files`);
  const files = given.map(fileOf);
  if (entities !== undefined) files.push(fileOfEntities(entities));
  if (files.length === 0) throw malformed("load brings files or entities");
  const bytes = files.reduce((sum, file) => sum + sizeOf(file), 0);
  if (bytes > kMostBytes) throw tooLarge(`${kMostBytes / 1e6} MB`);
  return files;
}

function fileOf(given: unknown): NamedBytes {
  const name = isRecord(given) ? own(given, "name") : undefined;
  const bytes = isRecord(given) ? own(given, "bytes") : undefined;
  const named = typeof name === "string" && name !== "" && name.length <= kMostName;
  if (!named) throw malformed(`Every file has a name of up to ${kMostName} characters`);
  if (holdsSecret(name)) throw secret(); // a name is repeated in answers
  if (!(bytes instanceof Blob || bytes instanceof ArrayBuffer)) {
    throw malformed("The bytes of a file are an ArrayBuffer or a Blob");
  }
  return { name, bytes };
}

/** Entities go the way of every file, as the JSON that they were sent as. */
function fileOfEntities(entities: unknown): NamedBytes {
  if (!Array.isArray(entities)) throw malformed("entities is a list of Port entities");
  if (entities.length > kMostEntities) throw tooLarge(`${kMostEntities} entities`);
  try {
    return { name: "entities.json", bytes: new Blob([JSON.stringify(entities)]) };
  } catch {
    throw malformed("entities must be what JSON can write");
  }
}

function sizeOf({ bytes }: NamedBytes): number {
  return bytes instanceof Blob ? bytes.size : bytes.byteLength;
}

/**
 * Looks at the members of the message and at all that is set in it; files and entities are data. Each
 * object is looked at once, after the one that holds it: a message may hold itself.
 */
function refuseSecrets(data: Record<string, unknown>): void {
  const holders = new Set<object>([data]);
  for (const holder of holders) {
    for (const [name, value] of Object.entries(holder)) {
      if (namesSecret(name) || holdsSecret(name)) throw secret();
      if (typeof value === "string" && holdsSecret(value)) throw secret();
      const isData = holder === data && (name === "files" || name === "entities");
      if (!isData && mayHold(value)) holders.add(value);
    }
  }
}

function mayHold(value: unknown): value is object {
  return Array.isArray(value) || (isRecord(value) && !ArrayBuffer.isView(value));
}

function secret(): Refusal {
  const text =
    "The message holds what looks like a token. A widget takes none, and has not used it.";
  return new Refusal("secret", text);
}

function flag(data: Record<string, unknown>, name: string): boolean {
  const value = own(data, name) ?? false;
  if (typeof value !== "boolean") throw malformed(`${name} is true or false`);
  return value;
}

function idOf(value: unknown): MessageId | undefined {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  const short = typeof value === "string" && value.length <= kMostId && !holdsSecret(value);
  return short ? value : undefined;
}
