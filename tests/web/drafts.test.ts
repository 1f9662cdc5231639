import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ModelDocument } from "../../web/src/engine/model";
import { PageClient } from "../../web/src/engine/page-client";
import { Drafts } from "../../web/src/model/drafts";
import { Workspace } from "../../web/src/state/workspace";
import { FakeSession } from "./support/fake-session";

const document: ModelDocument = {
  kind: "blueprint",
  identifier: "service",
  title: "Service",
  changed: false,
  text: "in force",
};
const good = '{"identifier": "service", "schema": {}}';

function setUp() {
  const session = new FakeSession();
  const { model } = new Workspace({
    startEngine: async () => new PageClient(Promise.resolve(session)),
    clock: () => 0,
  });
  const tried = () => session.log.filter((line) => line === "add model").length;
  return { model, drafts: new Drafts(model), tried };
}

describe("a draft", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("is tried once, when the typing stops", async () => {
    const { model, drafts, tried } = setUp();
    drafts.write(document, "{");
    await vi.advanceTimersByTimeAsync(300);
    drafts.write(document, good);
    expect(drafts.text(document)).toBe(good);
    await vi.advanceTimersByTimeAsync(300);
    expect(tried()).toBe(0);
    await vi.advanceTimersByTimeAsync(300);
    expect(tried()).toBe(1);
    expect(model.edits.value.get("blueprint service")).toBe(good);
  });

  it("that is wrong is kept with its error, until it is forgotten", async () => {
    const { model, drafts } = setUp();
    drafts.write(document, "{");
    await vi.advanceTimersByTimeAsync(1000);
    expect(drafts.text(document)).toBe("{");
    expect(drafts.error(document)?.id).toBe("model-syntax");
    expect(model.edits.value.size).toBe(0);
    drafts.forget(document);
    expect(drafts.text(document)).toBe("in force");
    expect(drafts.error(document)).toBeNull();
  });

  it("is gone when its edit is undone elsewhere", async () => {
    const { model, drafts } = setUp();
    drafts.write(document, good);
    await vi.advanceTimersByTimeAsync(1000);
    expect(drafts.text(document)).toBe(good);
    void model.undo();
    expect(drafts.text(document)).toBe("in force");
  });
});
