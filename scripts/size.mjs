// What the built page weighs, file by file, compressed as GitHub Pages does it; what lies in public/
// (samples, icons) is loaded apart and not counted, and neither is jq itself, which is fetched when a
// model needs it. Says how far the page is from the goal, and fails when it outgrows the limit, which
// only ever goes down.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { main, root, SetupError } from "./lib/run.mjs";

const goal = 300;
const limit = 400;
/** jq-wasm, the worker around it, and the same for frames without workers. */
const isOnDemand = (name) => /\/(load-)?jq[.-]/.test(name);
const kilobytes = (bytes) => Math.round(bytes / 100) / 10;

function measure(name) {
  const bytes = readFileSync(join(root, "dist", name));
  return {
    file: name,
    raw: kilobytes(bytes.length),
    gzip: kilobytes(gzipSync(bytes).length),
    brotli: kilobytes(brotliCompressSync(bytes).length),
  };
}

main(() => {
  const files = readdirSync(join(root, "dist"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, "dist/").length))
    .filter((name) => !existsSync(join(root, "public", name)))
    .map(measure)
    .sort((a, b) => b.gzip - a.gzip);
  const sum = (some) => some.reduce((total, { gzip }) => total + gzip, 0);
  const onDemand = files.filter(({ file }) => isOnDemand(file));
  const total = sum(files) - sum(onDemand);
  console.table(files);
  console.log(`${sum(onDemand).toFixed(1)} KB more where a model needs jq`);
  console.log(`${total.toFixed(1)} KB compressed; the goal is ${goal} KB, the limit ${limit} KB`);
  if (total > limit) throw new SetupError("the page is heavier than its limit");
});
