import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Uint8ArrayReader, ZipReader } from "@zip.js/zip.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { zipPage } from "../../scripts/lib/zip.mjs";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "dora-lens-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test("the zip of a release has every file in one folder, and is the same whenever it is made", async () => {
  const dist = join(folder, "dist");
  mkdirSync(join(dist, "assets"), { recursive: true });
  for (const [name, text] of [
    ["index.html", "<!doctype html>"],
    ["assets/b.js", "b()"],
    ["assets/a.js", "a()"],
  ] as const) {
    writeFileSync(join(dist, name), text);
  }
  const first = readFileSync(await zipPage(dist, folder));
  utimesSync(join(dist, "index.html"), 1e9, 1e9);
  const path = await zipPage(dist, folder);
  expect(readFileSync(path).equals(first)).toBe(true);

  const entries = await new ZipReader(new Uint8ArrayReader(first)).getEntries();
  const [, release] = /(dora-lens-[\d.]+)\.zip$/.exec(path) ?? [];
  expect(entries.map(({ filename }) => filename)).toEqual([
    `${release}/assets/a.js`,
    `${release}/assets/b.js`,
    `${release}/index.html`,
  ]);
});
