import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { damaged, makeZip } from "../web/support/make-zip";
import { type DroppedFile, drop, pullRequests } from "./support/files";
import { chips, sentences, usePages } from "./support/page";
import { reportOf, settled, shownNow } from "./support/report";

const pages = usePages();

const deployments = (page: Page, service: string) =>
  page
    .locator(`tr[data-entity="${service}"] td[data-property="total_deployments"]`)
    .first()
    .getAttribute("data-value");

const gzip = (name: string, ...files: DroppedFile[]) => ({
  name,
  bytes: Buffer.concat(files.map(({ text }) => gzipSync(text))),
});

async function zip(name: string, ...files: DroppedFile[]) {
  return { name, bytes: await makeZip(Object.fromEntries(files.map((f) => [f.name, f.text]))) };
}

test("packed files are read by their content, and what unpacks them is fetched only then", async () => {
  const { page, assertQuiet, close } = await pages.open();
  const fetched: string[] = [];
  page.context().on("request", (request) => {
    const name = /(unpack|zip-directory)-[^/]*\.js$/.exec(request.url())?.[1];
    if (name) fetched.push(name);
  });
  await drop(page, pullRequests("plain.json", 1, "plain"));
  await settled(page);
  assert.equal(fetched.length, 0);

  const packed = gzip("prs.json", pullRequests("", 2, "one"), pullRequests("", 3, "two"));
  await drop(page, packed);
  await page.locator('tr[data-entity="two"]').first().waitFor();
  await settled(page);
  assert.deepEqual(await chips(page), ["plain.json", "prs.json"]);
  assert.equal(await deployments(page, "one"), "2");
  assert.equal(await deployments(page, "two"), "3");
  assert.ok(fetched.includes("unpack") && !fetched.includes("zip-directory"));

  const archive = await zip(
    "exports.zip",
    pullRequests("a.json", 1, "alpha"),
    pullRequests("folder/b.json", 4, "beta"),
    { name: "__MACOSX/._a.json", text: "x" },
  );
  await drop(page, archive);
  await page.locator('tr[data-entity="beta"]').first().waitFor();
  await settled(page);
  assert.deepEqual((await chips(page)).slice(2), [
    "exports.zip/a.json",
    "exports.zip/folder/b.json",
  ]);
  assert.equal(await deployments(page, "beta"), "4");
  assert.ok(fetched.includes("zip-directory"));

  // Without one of them the others are read again, out of their archives.
  await page.getByRole("button", { name: "Remove plain.json" }).click();
  await page.locator('tr[data-entity="plain"]').first().waitFor({ state: "detached" });
  await settled(page);
  assert.equal(await deployments(page, "beta"), "4");

  const folder = mkdtempSync(join(tmpdir(), "dora-lens-"));
  const paths = [packed, archive].map(({ name, bytes }) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  });
  const report = reportOf(await shownNow(page), ...paths);
  assert.deepEqual(
    report.inputs.map(({ name, records }) => [name, records]),
    [
      ["prs.json", 5],
      ["exports.zip/a.json", 1],
      ["exports.zip/folder/b.json", 4],
    ],
  );
  assertQuiet();
  await close();
});

test("a bomb and damaged files get a sentence each, and stop no other", async () => {
  const { page, assertQuiet, close } = await pages.open();
  await drop(page, pullRequests("before.json", 1, "before"));
  await settled(page);

  const file = pullRequests("x.json", 2, "inside");
  const good = await zip("good.zip", file);
  await drop(
    page,
    { name: "bomb.gz", bytes: gzipSync(Buffer.alloc(64e6, 32)) },
    { name: "bomb.zip", bytes: await makeZip({ "b.json": new Uint8Array(64e6), "x.json": "[" }) },
    { name: "cut.gz", bytes: gzipSync(file.text).subarray(0, -12) },
    { name: "sum.gz", bytes: damaged(gzipSync(file.text), -6) },
    { name: "cut.zip", bytes: good.bytes.subarray(0, -30) },
    { name: "secret.zip", bytes: await makeZip({ "s.json": "[]" }, { password: "secret" }) },
    { name: "nested.zip", bytes: await makeZip({ "inner.zip": good.bytes }) },
    good,
  );
  await page.locator('tr[data-entity="inside"]').first().waitFor();
  await settled(page);
  assert.deepEqual(await chips(page), ["before.json", "good.zip/x.json"]);
  assert.equal(await deployments(page, "inside"), "2");
  const said = await sentences(page);
  const expected = [
    /^bomb\.gz: beyond 16 MB it unpacks to more than 1,000 times its size/,
    /^bomb\.zip\/b\.json: beyond 16 MB it unpacks to more than 1,000 times its size/,
    /^bomb\.zip\/x\.json, line 1, column 2: the file ends inside a value/,
    /^cut\.gz: .*it was cut off or damaged; download or copy it again\.$/,
    /^sum\.gz: .*it was cut off or damaged; download or copy it again\.$/,
    /^cut\.zip: the list of files at the end of this archive cannot be read/,
    /^secret\.zip\/s\.json: it is encrypted; unpack it with its password/,
    /^nested\.zip\/inner\.zip: this is packed once more inside/,
  ];
  assert.equal(said.length, expected.length, said.join("\n"));
  for (const [index, pattern] of expected.entries()) assert.match(said[index] ?? "", pattern);
  assertQuiet();
  await close();
});

test("a folder from disk is walked through, packed files and bad ones among its own", async () => {
  const { page, assertQuiet, close } = await pages.open();
  const folder = join(mkdtempSync(join(tmpdir(), "dora-lens-")), "exports");
  mkdirSync(join(folder, "deep"), { recursive: true });
  writeFileSync(join(folder, "a.json"), pullRequests("", 1, "alpha").text);
  writeFileSync(join(folder, "b.json.gz"), gzip("", pullRequests("", 2, "beta")).bytes);
  writeFileSync(join(folder, "cut.json"), "[1,");
  writeFileSync(join(folder, ".hidden.json"), pullRequests("", 1, "hidden").text);
  const archive = await zip("c.zip", pullRequests("c.json", 3, "gamma"));
  writeFileSync(join(folder, "deep", archive.name), archive.bytes);

  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await devtools.send("Input.dispatchDragEvent", { type, x: 700, y: 450, data });
  }
  await page.locator('tr[data-entity="gamma"]').first().waitFor();
  await settled(page);
  assert.deepEqual((await chips(page)).sort(), [
    "exports/a.json",
    "exports/b.json.gz",
    "exports/deep/c.zip/c.json",
  ]);
  assert.match((await sentences(page)).join("\n"), /^exports\/cut\.json, line 1/);
  assertQuiet();
  await close();
});
