import { describe, expect, it } from "vitest";
import { filesOf } from "../../web/src/intake/dropped-files";
import { isTextField, offerText } from "../../web/src/intake/pasted-text";

/** A folder by its contents, a file by its text, as the browser hands them out. */
type Tree = string | { [name: string]: Tree };

/** As many as a browser gives at a time. */
const kBatch = 100;

function entryOf(name: string, tree: Tree): FileSystemEntry {
  if (typeof tree === "string") {
    const file = (resolve: (file: File) => void) => resolve(new File([tree], name));
    return { name, isFile: true, isDirectory: false, file } as unknown as FileSystemEntry;
  }
  const createReader = () => {
    const left = Object.entries(tree).map(([child, inside]) => entryOf(child, inside));
    return {
      readEntries: (resolve: (entries: FileSystemEntry[]) => void) =>
        resolve(left.splice(0, kBatch)),
    };
  };
  return { name, isFile: false, isDirectory: true, createReader } as unknown as FileSystemEntry;
}

function transferOf(trees: Record<string, Tree>): DataTransfer {
  const items = Object.entries(trees).map(([name, tree]) => ({
    kind: "file",
    webkitGetAsEntry: () => entryOf(name, tree),
    getAsFile: () => (typeof tree === "string" ? new File([tree], name) : null),
  }));
  return { items: [...items, { kind: "string" }] } as unknown as DataTransfer;
}

describe("what is dropped", () => {
  it("is walked through where it is a folder, without hidden files", async () => {
    const offers = await filesOf(
      transferOf({
        "a.json": "[1]",
        exports: {
          "b.json": "[2]",
          ".DS_Store": "x",
          deep: { "c.json": "[3]" },
          ".git": { d: "x" },
        },
      }),
    );
    expect(offers.map(({ name }) => name)).toEqual([
      "a.json",
      "exports/b.json",
      "exports/deep/c.json",
    ]);
    expect(await offers[2]?.blob.text()).toBe("[3]");
  });

  it("has its file of owners seen, although the folder is hidden", async () => {
    const shop = {
      ".github": { CODEOWNERS: "* @acme/a", workflows: { "x.yml": "" }, "y.yml": "" },
    };
    const offers = await filesOf(transferOf({ shop }));
    expect(offers.map(({ name }) => name)).toEqual(["shop/.github/CODEOWNERS"]);
  });

  it("may be a folder of more files than a browser hands out at once", async () => {
    const many = Object.fromEntries(Array.from({ length: 250 }, (_, n) => [`${n}.json`, "[1]"]));
    expect(await filesOf(transferOf({ many }))).toHaveLength(250);
  });
});

describe("what is pasted", () => {
  it("is a file with a name of its own, unless it is empty", async () => {
    expect(offerText(" \n")).toBeNull();
    const first = offerText("[1]");
    expect(first?.name).toBe("pasted text");
    expect(await first?.blob.text()).toBe("[1]");
    expect(offerText("[2]")?.name).toBe("pasted text 2");
  });

  it("belongs to the field in which it is pasted", () => {
    expect(isTextField(document.createElement("textarea"))).toBe(true);
    expect(isTextField(document.createElement("p"))).toBe(false);
    expect(isTextField(null)).toBe(false);
  });
});
