import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { FrequencyDivisor } from "../../../web/src/engine/report";
import type { View } from "../../../web/src/engine/settings";
import { root } from "./module";

export interface Case {
  name: string;
  describe: string;
  now: string;
  /** Paths of the input files, in the order in which they are given. */
  files: string[];
  /** Paths of the model documents that are given before the files. */
  model: string[];
  frequencyDivisor?: FrequencyDivisor;
  /** What the report is restricted to. */
  view?: View;
  expected: unknown;
}

/** As it stands in case.json, where moments are RFC 3339. */
interface Written {
  files: string[];
  model?: string[];
  view?: Omit<View, "from" | "to"> & { from?: string; to?: string };
}

function readView({ from, to, ...view }: NonNullable<Written["view"]>): View {
  return {
    ...view,
    ...(from !== undefined && { from: Date.parse(from) }),
    ...(to !== undefined && { to: Date.parse(to) }),
  };
}

/** The cases of a folder such as tests/fixtures; `inputs` is where their files are, if elsewhere. */
export function casesIn(folder: string, inputs?: string): Case[] {
  const base = join(root, folder);
  return readdirSync(base)
    .filter((name) => existsSync(join(base, name, "case.json")))
    .map((name) => {
      const read = (file: string) => JSON.parse(readFileSync(join(base, name, file), "utf8"));
      const { files, model, view, ...rest } = read("case.json") as Written;
      return {
        ...(rest as Omit<Case, "name" | "files" | "model" | "view" | "expected">),
        name,
        ...(view && { view: readView(view) }),
        files: files.map((file) => join(inputs ?? join(base, name), file)),
        model: (model ?? []).map((file) => join(base, name, file)),
        expected: read("expected.json") as unknown,
      };
    });
}

/** Real exports; the folder is absent in most checkouts. */
export const sharedData = join(root, "../shared/data");
export const hasSharedData = existsSync(sharedData);
