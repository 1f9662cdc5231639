import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { build } from "vite";
import { launchBrowser } from "./support/browser";
import { root } from "./support/files";
import { reportOf } from "./support/report";
import { serve } from "./support/serve";

const kNow = "2026-11-22T00:00:00Z";
const pulls = join(root, "tests/fixtures/default-branch/prs.json");

/** An empty folder, into which the tarball is installed as anybody would. */
let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "dora-lens-"));
  execFileSync("npm", ["run", "--silent", "pack"], { cwd: root, stdio: ["ignore", "ignore", 2] });
  const tarball = readdirSync(join(root, "build")).find((name) => /^dora-lens-.*\.tgz$/.test(name));
  assert.ok(tarball);
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  const options = ["--offline", "--no-audit", "--no-fund"];
  execFileSync("npm", ["install", ...options, join(root, "build", tarball)], { cwd: folder });
});
after(() => rmSync(folder, { recursive: true, force: true }));

function runNode(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return execFileSync(process.execPath, [name], { cwd: folder, encoding: "utf8" });
}

test("it brings everything with it: no dependency, no script on installing, no source of ours", () => {
  assert.deepEqual(
    readdirSync(join(folder, "node_modules")).filter((n) => !n.startsWith(".")),
    ["dora-lens"],
  );
  const installed = readdirSync(join(folder, "node_modules/dora-lens"));
  for (const name of ["LICENSE", "LICENSES-BUNDLED.txt", "README.md", "dora.wasm", "types"]) {
    assert.ok(installed.includes(name), name);
  }
  assert.ok(!existsSync(join(folder, "node_modules/dora-lens/node_modules")));
});

test("in Node an import gives an engine that reads, reports, explains and refuses", () => {
  const answer = JSON.parse(
    runNode(
      "use.js",
      `import { readFileSync } from "node:fs";
       import { createEngine, EngineFault } from "dora-lens";
       const engine = await createEngine();
       const bytes = readFileSync(${JSON.stringify(pulls)});
       const read = await engine.read("prs.json", bytes);
       const again = await engine.read("again.json", new Blob([bytes]));
       const bad = await engine.read("bad.json", '[{"a": 1},');
       const model = await engine.addModel([{ nonsense: true }]);
       const settings = { nowMs: Date.parse(${JSON.stringify(kNow)}) };
       const report = await engine.report(settings);
       engine.close();
       const late = await engine.report(settings).catch((fault) => [fault instanceof EngineFault, fault.reason]);
       console.log(JSON.stringify({ read, again, bad, model, report, late }));`,
    ),
  );
  assert.equal(answer.read.ok, true);
  assert.equal(answer.again.ok, true);
  assert.equal(answer.bad.ok, false);
  assert.equal(typeof answer.bad.error.id, "string");
  assert.equal(answer.model.ok, false);
  assert.deepEqual(answer.late, [true, "cancelled"]);
  const expected = reportOf(kNow, pulls);
  assert.deepEqual(answer.report.widgets, expected.widgets);
  assert.deepEqual(answer.report.entities, expected.entities);
});

test("the command prints what npm run report prints, from any folder", () => {
  const bin = join(folder, "node_modules/.bin/dora-lens");
  const { status, stdout, stderr } = spawnSync(bin, ["report", "--now", kNow, pulls], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env.PATH, INIT_CWD: "/" },
  });
  assert.equal(status, 0, stderr);
  assert.deepEqual(JSON.parse(stdout), reportOf(kNow, pulls));
  const none = spawnSync(bin, ["report"], { cwd: folder, encoding: "utf8" });
  assert.equal(none.status, 2);
  assert.match(none.stderr, /no file was named; use npx dora-lens report \[/);
  assert.equal(spawnSync(bin, ["reprot"], { cwd: folder }).status, 2);
  const help = spawnSync(bin, ["--help"], { cwd: folder, encoding: "utf8" });
  assert.equal(help.status, 0);
  assert.match(help.stdout, /^npx dora-lens report \[--now ISO\].*--port-blueprint/);
});

test("the command runs jq itself for what is beyond the engine's own", () => {
  const mapping = join(folder, "model.json");
  writeFileSync(
    mapping,
    JSON.stringify({
      identifier: "service",
      title: "Service",
      schema: { properties: { n: { type: "string", title: "N" } }, required: [] },
      relations: {},
      mirrorProperties: {},
      aggregationProperties: {},
      calculationProperties: {
        loud: {
          title: "Loud",
          type: "string",
          calculation: '.identifier | gsub("(?<x>[a-z])"; "\\(.x)!")',
        },
      },
    }),
  );
  const bin = join(folder, "node_modules/.bin/dora-lens");
  const args = ["--now", kNow, "--model", mapping, pulls];
  const { stdout } = spawnSync(bin, ["report", ...args], { cwd: folder, encoding: "utf8" });
  assert.deepEqual(JSON.parse(stdout || "null"), reportOf(kNow, ...args.slice(2)));
});

const kConsumer = `
import { createEngine, type Engine, EngineFault, type FileOutcome, type Report } from "dora-lens";

export async function frequencies(name: string, data: Blob | Uint8Array): Promise<unknown[]> {
  const engine: Engine = await createEngine();
  const outcome: FileOutcome = await engine.read(name, data);
  if (!outcome.ok) throw new Error(outcome.error.id);
  const report: Report = await engine.report({ nowMs: Date.parse("${kNow}"), view: {} });
  engine.close();
  return (report.entities["service"] ?? []).map(({ properties }) => properties["deployment_frequency"]);
}

export const isFault = (error: unknown): boolean => error instanceof EngineFault;
// @ts-expect-error: a file has a name
export const wrong = (engine: Engine) => engine.read(new Blob());
`;

for (const moduleResolution of ["bundler", "nodenext"]) {
  test(`its types hold under strict settings, resolved as ${moduleResolution}`, () => {
    const strict = {
      ...{ strict: true, noEmit: true, target: "ES2022", skipLibCheck: false, types: [] },
      ...{ noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true },
      lib: ["ES2023", "DOM", "DOM.Iterable"],
      noPropertyAccessFromIndexSignature: true,
      module: moduleResolution === "bundler" ? "ESNext" : "NodeNext",
      moduleResolution,
    };
    writeFileSync(join(folder, "consumer.ts"), kConsumer);
    writeFileSync(
      join(folder, "tsconfig.json"),
      JSON.stringify({ compilerOptions: strict, files: ["consumer.ts"] }),
    );
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", folder], {
      encoding: "utf8",
    });
    assert.equal(status, 0, stdout);
  });
}

test("a page that Vite builds with it computes the same in Chromium", async () => {
  const site = join(folder, "site");
  mkdirSync(site);
  cpSync(pulls, join(folder, "prs.json"));
  writeFileSync(join(folder, "consumer.ts"), kConsumer);
  writeFileSync(
    join(folder, "index.html"),
    `<!doctype html><script type="module">
       import { frequencies } from "./consumer.ts";
       window.answer = fetch("./prs.json")
         .then((response) => response.blob())
         .then((blob) => frequencies("prs.json", blob));
     </script>`,
  );
  await build({
    root: folder,
    configFile: false,
    base: "./",
    logLevel: "error",
    build: { outDir: site, target: "es2022" },
  });
  cpSync(pulls, join(site, "prs.json"));
  const [server, browser] = await Promise.all([serve(site), launchBrowser()]);
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    const answer = await page.evaluate("window.answer");
    const { entities } = reportOf(kNow, pulls);
    assert.deepEqual(
      answer,
      (entities.service ?? []).map(({ properties }) => properties.deployment_frequency),
    );
  } finally {
    await browser.close();
    await server.close();
  }
});
