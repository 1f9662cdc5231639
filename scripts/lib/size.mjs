// What the built page weighs, file by file, compressed as GitHub Pages does it.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { root } from "./run.mjs";

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

/** The files of dist, heaviest first, without what lies in public/ (samples, icons). */
export function pageFiles() {
  return readdirSync(join(root, "dist"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, "dist/").length))
    .filter((name) => !existsSync(join(root, "public", name)))
    .map(measure)
    .sort((a, b) => b.gzip - a.gzip);
}
