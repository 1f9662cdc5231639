import { describe, expect, it } from "vitest";
import { joinDocuments } from "../../web/src/model/join-documents";
import { recognise as recogniseFile } from "../../web/src/model/recognise";

const recognise = (text: string, name = "file") => recogniseFile(new Blob([text]), name);
const summary = async (text: string) => {
  const found = await recognise(text);
  return found?.ok && "model" in found ? found.model.summary : found;
};
const blueprint = '{"identifier": "service", "schema": {"properties": {}}}';

describe("a document of a model", () => {
  it("is told by what it holds, bare, in a list or as Port's API wraps it", async () => {
    expect(await summary(blueprint)).toBe("1 blueprint");
    expect(await summary(`[${blueprint}, ${blueprint}]`)).toBe("2 blueprints");
    expect(await summary(`{"ok": true, "blueprints": [${blueprint}]}`)).toBe("1 blueprint");
    expect(await summary('{"ok": true, "page": {"identifier": "p", "widgets": []}}')).toBe(
      "1 page",
    );
    expect(await summary(`[${blueprint}, {"widgets": []}, {"resources": []}]`)).toBe(
      "1 blueprint, 1 page, 1 mapping",
    );
    const metric = '{"identifier": "m", "target": "deployment", "measureTimeBy": "createdAt"}';
    expect(await summary(`{"identifier": "mine", "metrics": [${metric}]}`)).toBe("1 list of metrics");
  });

  it("is one, too, when its JSON is broken, so that the place is shown", async () => {
    expect(await summary('{"identifier": "service", "schema": {"properties": ')).toBe("");
  });

  it("is not seen in data that has such a key somewhere", async () => {
    expect(await recognise('[{"identifier": "a", "blueprint": "b", "schema": {}}]')).toBeNull();
    expect(await recognise('{"page": 2, "items": [{"number": 1}]}')).toBeNull();
    expect(await recognise('[{"number": 1, "body": "{\\"schema\\": {}}"}, ')).toBeNull();
    expect(await recognise('{"metrics": [{"name": "cpu", "value": 3}]}')).toBeNull();
    expect(await recognise("service,team\na,b")).toBeNull();
    expect(await recognise("")).toBeNull();
  });

  it("may be YAML, of which the place of a pointer is found again", async () => {
    const found = await recognise("resources:\n  - kind: repo\n    port:\n      a/b: 1\n");
    if (!found?.ok || !("model" in found)) throw new Error("not recognised");
    expect(found.model.summary).toBe("1 mapping");
    expect(JSON.parse(found.model.json)).toEqual({
      resources: [{ kind: "repo", port: { "a/b": 1 } }],
    });
    expect(found.model.placeOf?.("/resources/0/kind")).toEqual({ line: 2, column: 11 });
    expect(found.model.placeOf?.("/resources/0/port/a~1b")).toEqual({ line: 4, column: 12 });
    expect(found.model.placeOf?.("/nowhere/0")).toBeNull();
  });

  it("that is bad YAML fails with its line", async () => {
    const found = await recognise("identifier: a\nschema:\n  b: [1\nc: 2\n");
    expect(found).toMatchObject({ ok: false, error: { id: "model-syntax", line: 4 } });
  });
});

describe("several documents as one text", () => {
  const joined = joinDocuments(['{\n"a": 1\n}', '{\n"b": 2\n}']);

  it("are an array", () => {
    expect(JSON.parse(joined.json)).toEqual([{ a: 1 }, { b: 2 }]);
  });

  it("have each their own lines and pointers", () => {
    const error = { id: "x", line: 6, column: 2, pointer: "/1/b", offset: 20 };
    expect(joined.locate(error)).toEqual({
      index: 1,
      error: { id: "x", line: 2, column: 2, pointer: "/b" },
    });
    expect(joined.locate({ id: "x", line: 3 })).toEqual({ index: 0, error: { id: "x", line: 2 } });
    expect(joined.locate({ id: "x" })).toBeNull();
  });

  it("are what they were when there is only one", () => {
    expect(joinDocuments(["{}"]).json).toBe("{}");
  });
});
