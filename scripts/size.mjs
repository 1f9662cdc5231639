// What the built page weighs, file by file. Fails when all of it together, compressed as GitHub
// Pages does, outgrows the budget; what lies in public/ (samples, icons) is loaded apart and not
// counted.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { main, root, SetupError } from "./lib/run.mjs";

const budget = 300;
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
  const total = files.reduce((sum, { gzip }) => sum + gzip, 0);
  console.table(files);
  console.log(`${total.toFixed(1)} KB compressed of a budget of ${budget} KB`);
  if (total > budget) throw new SetupError("the page is heavier than its budget");
});
