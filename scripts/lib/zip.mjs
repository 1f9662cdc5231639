// The built page as one file, the same for the same build: sorted names, and one time for all.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./run.mjs";

/** The first moment that a zip can tell; it is told in local time. */
const when = new Date(1980, 0, 1);

/** Writes dist to build/dora-lens-VERSION.zip, in a folder of that name; returns its path. */
export async function zipPage(dist = join(root, "dist"), into = join(root, "build")) {
  // Imported late, since npm run build may have installed it a moment ago.
  const { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } = await import("@zip.js/zip.js");
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const name = `dora-lens-${version}`;
  const zip = new ZipWriter(new Uint8ArrayWriter(), {
    level: 9,
    lastModDate: when,
    extendedTimestamp: false,
    useWebWorkers: false,
  });
  const files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dist.length + 1))
    .sort();
  for (const file of files) {
    await zip.add(`${name}/${file}`, new Uint8ArrayReader(readFileSync(join(dist, file))));
  }
  const path = join(into, `${name}.zip`);
  writeFileSync(path, await zip.close());
  return path;
}
