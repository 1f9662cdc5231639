import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { errorTexts } from "../../web/src/intake/texts";
import { load, openModule, reportOf, root } from "./support/module";

const module = await openModule();

/** The methods that a class or interface in a TypeScript or C++ source declares. */
function declared(file: string, pattern: RegExp): string[] {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(pattern)].map((match) => match[1] ?? "").sort();
}

it("dora.d.mts declares exactly the methods that the module has", () => {
  const inherited = ["clone", "constructor", "deleteLater", "isAliasOf", "isDeleted"];
  const session = new module.Session();
  const methods = new Set<string>();
  for (let at: object = session; at !== Object.prototype; at = Object.getPrototypeOf(at)) {
    for (const name of Object.getOwnPropertyNames(at)) {
      if (typeof Reflect.get(session, name) === "function") methods.add(name);
    }
  }
  session.delete();
  for (const name of inherited) methods.delete(name);
  expect([...methods].sort()).toEqual(
    declared("web/src/engine/dora.d.mts", /^ {2}(\w+)\(.*\): .*;$/gm),
  );
});

it("there is a sentence for each error that the engine can give", () => {
  const ids = declared("wasm/base/error.hpp", /X\(k\w+, "([\w-]+)"\)/g).filter(
    (id) => id !== "none",
  );
  expect(ids.length).toBeGreaterThan(20);
  expect(ids.filter((id) => !(id in errorTexts))).toEqual([]);
});

it("memory that is filled after it has grown is the memory that is read", () => {
  const session = new module.Session();
  const record = (id: number) =>
    `{"identifier":"d${id}","blueprint":"deployment","properties":{"deploymentStatus":"Success",` +
    `"environment":"Production","createdAt":"2026-11-0${(id % 9) + 1}T00:00:00Z"},"relations":{"service":"s"}}`;
  const text = `[${Array.from({ length: 200_000 }, (_, i) => record(i)).join(",")}]`;
  const outcome = load(session, "big.json", new TextEncoder().encode(text), 1 << 20);
  expect(outcome).toMatchObject({ ok: true, input: { entities: { deployment: 200_000 } } });
  const report = reportOf(session, "2026-11-22T00:00:00Z");
  expect(report.entities.service?.[0]?.properties.total_deployments).toBe(200_000);
  session.delete();
});
