import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { root, say } from "../../../scripts/lib/run.mjs";
import type { Aggregate, Shape } from "../aggregate";
import { writeEntities } from "./entities";
import { writePullRequests } from "./pull-requests";
import { Writer } from "./writer";

/** A generated file, and what is known of it from having written it. */
export interface DataFile {
  path: string;
  shape: Shape;
  bytes: number;
  records: number;
  expected: Aggregate;
  /** Of the identifiers and titles, where they are known. */
  textBytes?: number;
}

const kSeed = 20261121;
const kServices = 2000;
const folder = join(root, "build/bench-data");

/** Changes with the generators, whose old files are then of no use. */
const generation = createHash("sha256")
  .update(
    readdirSync(import.meta.dirname)
      .sort()
      .map((name) => readFileSync(join(import.meta.dirname, name)))
      .join(""),
  )
  .digest("hex");

type Made = Pick<DataFile, "expected" | "textBytes">;

/** The file, written unless it lies there from an earlier run. */
function ensureFile(name: string, shape: Shape, write: (out: Writer) => Made): DataFile {
  const path = join(folder, `${name}.json`);
  const facts = join(folder, `${name}.facts`);
  if (existsSync(facts)) {
    const known = JSON.parse(readFileSync(facts, "utf8")) as DataFile & { generation: string };
    if (known.generation === generation) return { ...known, path };
  }
  say(`writing build/bench-data/${name}.json (seed ${kSeed})`);
  mkdirSync(folder, { recursive: true });
  const file = openSync(`${path}.partial`, "w");
  const out = new Writer(file);
  const made = write(out);
  out.flush();
  closeSync(file);
  renameSync(`${path}.partial`, path);
  const written = { path, shape, bytes: out.bytes, records: out.records, ...made };
  writeFileSync(facts, JSON.stringify({ ...written, generation }));
  return written;
}

export function pullRequestsFile(megabytes: number): DataFile {
  return ensureFile(`pull-requests-${megabytes}mb`, "pull-requests", (out) => ({
    expected: writePullRequests(out, megabytes * 1e6, kSeed),
  }));
}

export function entitiesFile(megabytes: number): DataFile {
  return ensureFile(`entities-${megabytes}mb`, "entities", (out) =>
    writeEntities(out, { services: 200, bytes: megabytes * 1e6, whole: true, seed: kSeed }),
  );
}

export function organisationFile(deployments: number): DataFile {
  return ensureFile(`organisation-${deployments}`, "entities", (out) =>
    writeEntities(out, { services: kServices, deployments, whole: false, seed: kSeed }),
  );
}
