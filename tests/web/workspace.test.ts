import { describe, expect, it } from "vitest";
import { PageClient } from "../../web/src/engine/page-client";
import { Workspace } from "../../web/src/state/workspace";
import { FakeSession } from "./support/fake-session";
import type { ReportOptions } from "./support/make-report";
import { makeZip } from "./support/make-zip";

const kNow = Date.UTC(2026, 10, 22, 10, 14);

function setUp(options: ReportOptions = {}) {
  const sessions: FakeSession[] = [];
  const workspace = new Workspace({
    startEngine: async () => {
      const session = new FakeSession(options);
      sessions.push(session);
      return new PageClient(Promise.resolve(session));
    },
    clock: () => kNow,
  });
  return { workspace, sessions };
}

const offer = (name: string, text = "[1]") => ({ name, blob: new Blob([text]) });
const inputs = (workspace: Workspace) =>
  workspace.report.value?.inputs.map((input) => input.name) ?? [];
const failures = (workspace: Workspace) =>
  workspace.files.failures.value.map(({ name, error }) => [name, error.id]);
const keyOf = (workspace: Workspace, name: string) =>
  workspace.files.all.value.find((file) => file.name === name)?.key ?? -1;

describe("adding files", () => {
  it("reads several, one after the other, and reports for now", async () => {
    const { workspace } = setUp();
    expect(workspace.phase.value).toBe("empty");
    const done = workspace.add([offer("a.json"), offer("b.json", "[1,2]")]);
    expect(workspace.phase.value).toBe("loading");
    await done;
    expect(workspace.phase.value).toBe("loaded");
    expect(inputs(workspace)).toEqual(["a.json", "b.json"]);
    expect(workspace.report.value?.now).toBe(new Date(kNow).toISOString());
  });

  it("keeps what was loaded when a later file is bad", async () => {
    const { workspace } = setUp();
    await workspace.add([offer("a.json")]);
    await workspace.add([offer("cut.json", "[1,"), offer("b.json")]);
    expect(inputs(workspace)).toEqual(["a.json", "b.json"]);
    expect(failures(workspace)).toEqual([["cut.json", "json-unexpected-end"]]);
  });

  it("goes back to the empty page when nothing could be read", async () => {
    const { workspace } = setUp();
    await workspace.add([offer("empty.json", "")]);
    expect(workspace.phase.value).toBe("empty");
    expect(failures(workspace)).toEqual([["empty.json", "input-empty"]]);
  });

  it("keeps two files of one name that come at once", async () => {
    const { workspace } = setUp();
    await workspace.add([offer("prs.json"), offer("prs.json", "[1,2]")]);
    expect(inputs(workspace)).toEqual(["prs.json", "prs.json (2)"]);
  });
});

describe("taking files out at once", () => {
  it("computes the report once, and not at all for files that gave nothing", async () => {
    const { workspace, sessions } = setUp();
    await workspace.add(["a.json", "b.json", "c.json"].map((name) => offer(name)));
    await workspace.add([offer("cut.json", "[1,")]);
    const reports = () => sessions[0]?.computed.filter(({ what }) => what === "report").length ?? 0;
    const before = reports();
    await workspace.removeAll([keyOf(workspace, "cut.json")]);
    expect(reports()).toBe(before);
    await workspace.removeAll([keyOf(workspace, "a.json"), keyOf(workspace, "c.json")]);
    expect(inputs(workspace)).toEqual(["b.json"]);
    expect(reports()).toBe(before + 1);
    await workspace.removeAll([keyOf(workspace, "b.json")]);
    expect(workspace.phase.value).toBe("empty");
  });
});

describe("an archive", () => {
  const archive = async (name: string, files: Record<string, string>) => ({
    name,
    blob: new Blob([await makeZip(files)]),
  });

  it("gives way to the files in it, where it stood", async () => {
    const { workspace } = setUp();
    const zip = await archive("all.zip", { "a.json": "[1]", "b/c.json": "[1,2]" });
    await workspace.add([offer("first.json"), zip, offer("last.json")]);
    expect(inputs(workspace)).toEqual([
      "first.json",
      "all.zip/a.json",
      "all.zip/b/c.json",
      "last.json",
    ]);
    expect(workspace.report.value?.inputs[2]?.records).toBe(2);
  });

  it("does not lose its good files for a bad one", async () => {
    const { workspace } = setUp();
    const zip = await archive("all.zip", { "cut.json": "[1,", "b.json": "[1]" });
    await workspace.add([zip]);
    expect(inputs(workspace)).toEqual(["all.zip/b.json"]);
    expect(failures(workspace)).toEqual([["all.zip/cut.json", "json-unexpected-end"]]);
  });

  it("that cannot be read is one failure, and the others stay", async () => {
    const { workspace } = setUp();
    await workspace.add([offer("PK.zip", "PK\u0003\u0004 and no more"), offer("a.json")]);
    expect(inputs(workspace)).toEqual(["a.json"]);
    expect(failures(workspace)).toEqual([["PK.zip", "zip-damaged"]]);
  });

  it("that comes again takes the place of its files", async () => {
    const { workspace } = setUp();
    await workspace.add([await archive("all.zip", { "a.json": "[1]", "b.json": "[1]" })]);
    await workspace.add([await archive("all.zip", { "a.json": "[1,2,3]", "cut.json": "[" })]);
    expect(inputs(workspace)).toEqual(["all.zip/b.json", "all.zip/a.json"]);
    expect(workspace.report.value?.inputs[1]?.records).toBe(3);
    await workspace.add([await archive("all.zip", { "cut.json": "[1]" })]);
    expect(failures(workspace)).toEqual([]);
  });

  it("stays readable when another file is taken out", async () => {
    const { workspace } = setUp();
    await workspace.add([await archive("all.zip", { "a.json": "[1]" }), offer("b.json")]);
    await workspace.remove(keyOf(workspace, "b.json"));
    expect(inputs(workspace)).toEqual(["all.zip/a.json"]);
  });

  it("may hold documents of the model", async () => {
    const { workspace } = setUp();
    const page = '{"identifier": "p", "widgets": []}';
    await workspace.add([await archive("all.zip", { "page.json": page, "a.json": "[1]" })]);
    expect(inputs(workspace)).toEqual(["all.zip/a.json"]);
    expect(workspace.files.models.value.map(({ name }) => name)).toEqual(["all.zip/page.json"]);
  });
});

describe("many files at once", () => {
  it("are all read, and the bad ones among them stop none", async () => {
    const { workspace } = setUp();
    const offers = Array.from({ length: 60 }, (_, n) =>
      offer(`${n}.json`, n % 3 === 0 ? "[1," : "[1]"),
    );
    await workspace.add(offers);
    expect(inputs(workspace)).toHaveLength(40);
    expect(failures(workspace)).toHaveLength(20);
  });
});

describe("the same file again", () => {
  it("takes the place of the first", async () => {
    const { workspace } = setUp();
    await workspace.add([offer("prs.json"), offer("other.json")]);
    await workspace.add([offer("prs.json", "[1,2,3]")]);
    expect(inputs(workspace)).toEqual(["other.json", "prs.json"]);
    expect(workspace.report.value?.inputs[1]?.records).toBe(3);
    expect(workspace.files.all.value).toHaveLength(2);
  });

  it("does not take it when it cannot be read", async () => {
    const { workspace } = setUp();
    await workspace.add([offer("prs.json")]);
    await workspace.add([offer("prs.json", "[1,")]);
    expect(inputs(workspace)).toEqual(["prs.json"]);
    expect(failures(workspace)).toEqual([["prs.json", "json-unexpected-end"]]);
  });

  it("takes the place of its own failure", async () => {
    const { workspace } = setUp();
    await workspace.add([offer("prs.json", "[1,")]);
    await workspace.add([offer("prs.json")]);
    expect(failures(workspace)).toEqual([]);
    expect(inputs(workspace)).toEqual(["prs.json"]);
  });
});

describe("taking a file out", () => {
  it("leaves the others", async () => {
    const { workspace } = setUp();
    await workspace.add([offer("a.json"), offer("b.json"), offer("c.json")]);
    await workspace.remove(keyOf(workspace, "b.json"));
    expect(inputs(workspace)).toEqual(["a.json", "c.json"]);
  });

  it("brings the empty page back with the last one, and today", async () => {
    const { workspace } = setUp();
    await workspace.add([offer("a.json")]);
    await workspace.showAsOf(Date.UTC(2022, 3, 14));
    await workspace.remove(keyOf(workspace, "a.json"));
    expect(workspace.phase.value).toBe("empty");
    expect(workspace.asOf.value).toBeNull();
  });

  it("works while others are still waiting", async () => {
    const { workspace } = setUp();
    const done = workspace.add([offer("a.json"), offer("b.json"), offer("c.json")]);
    await workspace.remove(keyOf(workspace, "b.json"));
    await done;
    expect(inputs(workspace)).toEqual(["a.json", "c.json"]);
  });
});

describe("cancelling", () => {
  it("stops what is new, and keeps what was loaded", async () => {
    const { workspace } = setUp();
    await workspace.add([offer("a.json")]);
    const done = workspace.add([offer("b.json"), offer("c.json")]);
    workspace.cancel();
    await done;
    expect(inputs(workspace)).toEqual(["a.json"]);
    expect(workspace.files.all.value).toHaveLength(1);
    expect(failures(workspace)).toEqual([]);
  });
});

describe("an engine that is brought down", () => {
  it("is started anew, and reads the other files again", async () => {
    const { workspace, sessions } = setUp();
    await workspace.add([offer("a.json"), offer("bomb.json", '["trap"]'), offer("b.json")]);
    expect(sessions).toHaveLength(2);
    expect(inputs(workspace)).toEqual(["a.json", "b.json"]);
    expect(failures(workspace)).toEqual([["bomb.json", "engine-crashed"]]);
    expect(workspace.trouble.value).toBeNull();
  });

  it("is started anew once more when it falls over the report", async () => {
    const { workspace, sessions } = setUp();
    await workspace.add([offer("a.json")]);
    const [first] = sessions;
    if (first) {
      first.report = () => {
        throw new WebAssembly.RuntimeError("unreachable");
      };
    }
    await workspace.add([offer("b.json")]);
    expect(sessions).toHaveLength(2);
    expect(inputs(workspace)).toEqual(["a.json", "b.json"]);
  });

  it("that cannot be started at all fails the files, and nothing hangs", async () => {
    const workspace = new Workspace({
      startEngine: () => Promise.reject(new Error("no WebAssembly")),
      clock: () => kNow,
    });
    await workspace.add([offer("a.json")]);
    expect(failures(workspace)).toEqual([["a.json", "engine-unavailable"]]);
    expect(workspace.busy.value).toBe(false);
    expect(workspace.phase.value).toBe("empty");
  });
});

describe("the sample", () => {
  const sample = { ...offer("sample-synthetic.json"), sample: true };

  it("is shown as of its own last day", async () => {
    const { workspace } = setUp({ newest: "2026-08-30T17:00:00Z" });
    await workspace.add([sample]);
    expect(workspace.report.value?.now).toBe("2026-08-30T23:59:59.999Z");
  });

  it("gives way to the first file of a person's own, which is shown for today", async () => {
    const { workspace } = setUp({ newest: "2026-08-30T17:00:00Z" });
    await workspace.add([sample]);
    await workspace.add([offer("prs.json")]);
    expect(inputs(workspace)).toEqual(["prs.json"]);
    expect(workspace.report.value?.now).toBe(new Date(kNow).toISOString());
  });

  it("stays when that file is bad", async () => {
    const { workspace } = setUp({ newest: "2026-08-30T17:00:00Z" });
    await workspace.add([sample]);
    await workspace.add([offer("cut.json", "[1,")]);
    expect(inputs(workspace)).toEqual(["sample-synthetic.json"]);
  });

  it("can be shown for today", async () => {
    const { workspace } = setUp({ newest: "2026-08-30T17:00:00Z" });
    await workspace.add([sample]);
    await workspace.showAsOf(null);
    expect(workspace.report.value?.now).toBe(new Date(kNow).toISOString());
  });
});
