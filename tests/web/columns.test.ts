import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { effectOf } from "../../web/src/columns/effect";
import { guess, listsOf, memberTitle, namesOf, withMember } from "../../web/src/columns/lists";
import type { ModelDocument } from "../../web/src/engine/model";
import { FileList } from "../../web/src/state/file-list";

const mappings = join(import.meta.dirname, "../../wasm/defaults/mappings");

function mapping(identifier: string): ModelDocument {
  const text = readFileSync(join(mappings, `${identifier}.json`), "utf8");
  return { kind: "mapping", identifier, title: identifier, changed: false, text };
}

const lists = listsOf({
  name: "port-guide",
  bundled: [],
  documents: ["deployment-list", "github-releases", "incident-list", "service-teams"].map(mapping),
});
const [deployments] = lists;

describe("the columns of a table", () => {
  it("belong to a list that a mapping says people keep", () => {
    expect(lists.map(({ identifier }) => identifier)).toEqual([
      "deployment-list",
      "incident-list",
      "service-teams",
    ]);
    expect(deployments?.needed).toEqual(["service", "deployed_at"]);
  });

  it("every list has a column for each member that it needs", () => {
    for (const { members, needed } of lists)
      expect(members).toEqual(expect.arrayContaining(needed));
  });

  it("are guessed by their names, each member once", () => {
    if (!deployments) throw new Error("there is no list of deployments");
    const header = ["Repository", "App", "Released At", "Note"];
    expect(guess(header, deployments)).toEqual(["", "service", "deployed_at", ""]);
  });

  it("mean one member each", () => {
    expect(withMember(["service", "", "id"], 1, "service")).toEqual(["", "service", "id"]);
    expect(withMember(["service", "id"], 0, "")).toEqual(["", "id"]);
  });

  it("are told to the engine with those that are not used", () => {
    expect(namesOf(["App", "Note"], ["service", ""])).toEqual({ App: "service", Note: "" });
    expect(memberTitle("deployed_at")).toBe("Deployed at");
  });
});

describe("what a person says of columns", () => {
  it("still holds for the same file again", () => {
    const files = new FileList();
    const [first] = files.append([{ name: "list.csv", blob: new Blob() }]);
    files.setColumns(first?.key ?? 0, { App: "service" });
    const [again, other] = files.append([
      { name: "list.csv", blob: new Blob() },
      { name: "other.csv", blob: new Blob() },
    ]);
    expect(again?.columns).toEqual({ App: "service" });
    expect(other?.columns).toBeUndefined();
  });
});

describe("what comes of a row", () => {
  const entity = {
    identifier: "r1",
    relations: { service: "shop", pullRequest: null },
    properties: { environment: "Production", createdAt: "2026-11-10T10:00:00Z" },
  };

  it("is its entity in a few facts", () => {
    const resource = { kind: "d", blueprint: "d", selected: true, entity, expressions: [] };
    expect(effectOf({ ok: true, skipped: null, resources: [resource] })).toEqual({
      facts: "shop · Production · 10 Nov 2026, 10:00 UTC",
    });
  });

  it("or why it is left out", () => {
    const skipped = { reason: "missing-service", detail: "" };
    expect(effectOf({ ok: true, skipped, resources: [] })).toEqual({
      leftOut: "left out: names no service",
    });
  });
});
