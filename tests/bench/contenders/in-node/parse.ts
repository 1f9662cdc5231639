import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { ofRecords } from "../../aggregate";
import type { InProcess } from "../node-child";

/** What a script would do: the whole file as a text, JSON.parse, a loop. */
export function parseFile(): InProcess {
  return {
    async run({ path, shape }) {
      const started = performance.now();
      const records: unknown = JSON.parse(await readFile(path, "utf8"));
      const aggregate = ofRecords(shape, records);
      return { ms: performance.now() - started, aggregate };
    },
  };
}

/** The same of bytes that are in memory. */
export function parseMemory(): InProcess {
  let bytes = new Uint8Array();
  return {
    prepare: ({ path }) => {
      bytes = readFileSync(path);
    },
    run({ shape }) {
      const started = performance.now();
      const records: unknown = JSON.parse(new TextDecoder().decode(bytes));
      const aggregate = ofRecords(shape, records);
      return { ms: performance.now() - started, aggregate };
    },
  };
}
