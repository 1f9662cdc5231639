import { describe, expect, it } from "vitest";
import { PageClient } from "../../web/src/engine/page-client";
import { Workspace } from "../../web/src/state/workspace";
import { FakeSession } from "./support/fake-session";

async function setUp() {
  const sessions: FakeSession[] = [];
  const workspace = new Workspace({
    startEngine: async () => {
      const session = new FakeSession();
      sessions.push(session);
      return new PageClient(Promise.resolve(session));
    },
    clock: () => Date.UTC(2026, 10, 22),
  });
  const documents = () => sessions.at(-1)?.models.log;
  return { workspace, sessions, documents };
}

const offer = (name: string, text = "[1]") => ({ name, blob: new Blob([text]) });
const blueprint = (identifier: string, more = "") =>
  `{"identifier": "${identifier}", "schema": {}${more}}`;
const states = (workspace: Workspace) =>
  workspace.files.all.value.map(({ name, state }) => [name, state.kind]);
const inputs = (workspace: Workspace) =>
  workspace.report.value?.inputs.map((input) => input.name) ?? [];
const service = async (workspace: Workspace) => {
  await workspace.model.watch();
  const found = workspace.model.inForce.value?.documents.find(
    (document) => document.identifier === "service",
  );
  if (!found) throw new Error("no service");
  return found;
};

describe("files of documents", () => {
  it("go before the data that comes with them, all at once", async () => {
    const { workspace, sessions, documents } = await setUp();
    await workspace.add([
      offer("prs.json"),
      offer("a.json", blueprint("a")),
      offer("b.json", blueprint("b")),
    ]);
    expect(documents()).toBe("service, a (changed), b (changed)");
    expect(sessions[0]?.log.filter((line) => line === "add model")).toHaveLength(1);
    expect(inputs(workspace)).toEqual(["prs.json"]);
    expect(states(workspace)).toEqual([
      ["prs.json", "loaded"],
      ["a.json", "model"],
      ["b.json", "model"],
    ]);
  });

  it("make the engine read the data again that it has forgotten", async () => {
    const { workspace } = await setUp();
    await workspace.add([offer("prs.json")]);
    await workspace.add([offer("a.json", blueprint("a"))]);
    expect(inputs(workspace)).toEqual(["prs.json"]);
  });

  it("that are bad fail with their place, and the others are put in force", async () => {
    const { workspace, documents } = await setUp();
    await workspace.add([offer("prs.json")]);
    await workspace.add([
      offer("a.json", blueprint("a")),
      offer("bad.json", blueprint("bad", ',\n "refuse": 1')),
    ]);
    expect(documents()).toBe("service, a (changed)");
    expect(workspace.files.failures.value).toMatchObject([
      { name: "bad.json", error: { id: "model-shape", line: 2, column: 2 } },
    ]);
    expect(inputs(workspace)).toEqual(["prs.json"]);
  });

  it("leave the model when they are taken out, or replaced", async () => {
    const { workspace, documents } = await setUp();
    await workspace.add([offer("prs.json"), offer("a.json", blueprint("a"))]);
    await workspace.add([offer("a.json", blueprint("b"))]);
    expect(documents()).toBe("service, b (changed)");
    const key = workspace.files.models.value[0]?.key ?? -1;
    await workspace.remove(key);
    expect(documents()).toBe("service");
    expect(inputs(workspace)).toEqual(["prs.json"]);
  });

  it("do not put the sample out of its place", async () => {
    const { workspace } = await setUp();
    await workspace.add([{ ...offer("sample.json"), sample: true }]);
    await workspace.add([offer("a.json", blueprint("a"))]);
    expect(inputs(workspace)).toEqual(["sample.json"]);
  });

  it("are given to an engine that was started anew", async () => {
    const { workspace, sessions, documents } = await setUp();
    await workspace.add([offer("prs.json"), offer("a.json", blueprint("a"))]);
    await workspace.add([offer("bomb.json", '["trap"]')]);
    expect(sessions).toHaveLength(2);
    expect(documents()).toBe("service, a (changed)");
    expect(inputs(workspace)).toEqual(["prs.json"]);
  });
});

describe("an edit", () => {
  it("is in force at once, and can be undone", async () => {
    const { workspace, documents } = await setUp();
    await workspace.add([offer("prs.json")]);
    const document = await service(workspace);
    expect(await workspace.model.edit(document, blueprint("service"))).toBeNull();
    expect(documents()).toBe("service (changed)");
    expect(inputs(workspace)).toEqual(["prs.json"]);
    await workspace.model.undo(document);
    expect(documents()).toBe("service");
  });

  it("does not show small data being read again", async () => {
    const { workspace } = await setUp();
    await workspace.add([offer("prs.json")]);
    const document = await service(workspace);
    const seen = new Set<string>();
    workspace.files.all.subscribe((files) => {
      for (const { state } of files) seen.add(state.kind);
    });
    await workspace.model.edit(document, blueprint("service"));
    expect([...seen]).toEqual(["loaded"]);
  });

  it("that is bad says where, and changes nothing", async () => {
    const { workspace, sessions, documents } = await setUp();
    await workspace.add([offer("prs.json")]);
    const document = await service(workspace);
    const reads = () => sessions[0]?.log.filter((line) => line.startsWith("begin")).length;
    expect(await workspace.model.edit(document, "{\n")).toMatchObject({
      id: "model-syntax",
      line: 2,
    });
    expect(await workspace.model.edit(document, blueprint("other"))).toMatchObject({
      id: "model-other-document",
    });
    expect(documents()).toBe("service");
    expect(reads()).toBe(1);
    expect(workspace.model.changed.value).toBe(false);
  });
});

describe("the bundled model", () => {
  it("follows the data, quietly, and back again when the data is gone", async () => {
    const { workspace, sessions } = await setUp();
    await workspace.add([offer("new.json", '["newer"]')]);
    expect(sessions[0]?.models.name).toBe("port-default-2026");
    expect(workspace.model.switched.value).toEqual({
      title: "Port's 2026 default",
      file: "new.json",
    });
    expect(inputs(workspace)).toEqual(["new.json"]);
    await workspace.remove(workspace.files.loaded.value[0]?.key ?? -1);
    expect(workspace.model.switched.value).toBeNull();
    expect(sessions[0]?.models.name).toBe("port-guide");
  });

  it("is the one that a person chose, whatever the data", async () => {
    const { workspace, sessions } = await setUp();
    await workspace.add([offer("new.json", '["newer"]')]);
    await workspace.model.use("port-guide");
    await workspace.add([offer("newer.json", '["newer"]')]);
    expect(sessions[0]?.models.name).toBe("port-guide");
    expect(workspace.model.switched.value).toBeNull();
    expect(inputs(workspace)).toEqual(["new.json", "newer.json"]);
  });

  it("stays when documents were added to it", async () => {
    const { workspace, sessions } = await setUp();
    await workspace.add([offer("a.json", blueprint("a")), offer("new.json", '["newer"]')]);
    expect(sessions[0]?.models.name).toBe("port-guide");
  });

  it("is what a reset leaves", async () => {
    const { workspace, documents } = await setUp();
    await workspace.add([offer("prs.json"), offer("a.json", blueprint("a"))]);
    await workspace.model.edit(await service(workspace), blueprint("service"));
    await workspace.model.reset();
    expect(documents()).toBe("service");
    expect(states(workspace)).toEqual([["prs.json", "loaded"]]);
  });
});
