// Splits the module for the page: dora-first.wasm has the functions that a visit to the sample calls,
// dora-rest.wasm all others. Which those are is not written down anywhere: an instrumented copy carries
// out the visit, here, after every build. dora-parts.mjs starts them. The whole module stays as it is, for
// Node and the package.
//
// node scripts/split-module.mjs WASM_SPLIT FOLDER

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [, , wasmSplit, folder] = process.argv;
const features = ["simd", "bulk-memory", "sign-ext", "mutable-globals", "nontrapping-float-to-int"];
const whole = join(folder, "dora.wasm");
const name = "sample-synthetic.json";
const sample = join(import.meta.dirname, "../public/sample", name);

const split = (...args) =>
  execFileSync(wasmSplit, [...features.map((one) => `--enable-${one}`), ...args]);

/** What the page asks for from the choice of the sample until its dashboard stands, tables included. */
function visit(session) {
  const bytes = readFileSync(sample);
  session.reset();
  session.beginFile(name, 0, "");
  for (let at = 0; at < bytes.length; at += 1 << 16) {
    const part = bytes.subarray(at, at + (1 << 16));
    session.reserve(part.length).set(part);
    session.commit(part.length);
    session.records();
    session.jqQuestion();
  }
  const { input } = JSON.parse(session.endFile());
  const end = Date.parse(input.span.to);
  const day = 86_400_000;
  const settings = (to) => JSON.stringify({ nowMs: to, divisor: "span", view: { to } });
  session.report(settings(end));
  session.choices();
  session.summary(settings(end - 30 * day));
  for (const blueprint of ["service", "_team"]) session.sparklines(settings(end), blueprint);
}

const work = mkdtempSync(join(tmpdir(), "dora-lens-split-"));
try {
  const instrumented = join(work, "instrumented.wasm");
  const profile = join(work, "profile");
  split("--instrument", whole, "-o", instrumented);

  const { default: createDora } = await import(pathToFileURL(resolve(folder, "dora.mjs")));
  let inside;
  const dora = await createDora({
    instantiateWasm(imports, receive) {
      const compiled = new WebAssembly.Module(readFileSync(instrumented));
      const instance = new WebAssembly.Instance(compiled, imports);
      inside = instance.exports;
      receive(instance);
      return inside;
    },
  });
  const session = new dora.Session();
  visit(session);
  const length = inside.__write_profile(0, 0); // so many bytes, none written
  const at = session.reserve(length).byteOffset;
  inside.__write_profile(at, length);
  const memory = Object.values(inside).find((one) => one instanceof WebAssembly.Memory);
  writeFileSync(profile, new Uint8Array(memory.buffer, at, length));

  split(
    `--profile=${profile}`,
    "--import-namespace=first",
    "--placeholder-namespace=rest",
    whole,
    ...["-o1", join(folder, "dora-first.wasm"), "-o2", join(folder, "dora-rest.wasm")],
  );
  // The page names the parts itself; by this address a bundler would take the whole module with it.
  const glue = readFileSync(join(folder, "dora.mjs"), "utf8");
  const address = 'new URL("dora.wasm",import.meta.url).toString()';
  if (!glue.includes(address)) throw new Error(`dora.mjs has no ${address}`);
  writeFileSync(join(folder, "dora-parts.mjs"), glue.replace(address, '""'));
} finally {
  rmSync(work, { recursive: true });
}
