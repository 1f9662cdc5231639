// @vitest-environment node
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { recognise } from "../../web/src/model/recognise";
import { crc32 } from "../../web/src/packed/crc32";
import { type ByteSource, GzipMembers } from "../../web/src/packed/gzip-members";
import { PackedError } from "../../web/src/packed/limits";
import { openArchive } from "../../web/src/packed/open-archive";
import { openBytes } from "../../web/src/packed/open-bytes";
import { packingOf, type ZipEntry } from "../../web/src/packed/packing";
import { unpack } from "../../web/src/packed/unpack";
import { damaged, makeZip } from "./support/make-zip";

const encode = (text: string) => new TextEncoder().encode(text);
const zip = (text: string) => new Uint8Array(gzipSync(text));
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

/** Bytes in pieces of some size. */
function sourceOf(bytes: Uint8Array, size = 65_536): ByteSource {
  let at = 0;
  return {
    next: async () => {
      if (at >= bytes.length) return null;
      const piece = bytes.subarray(at, at + size);
      at += size;
      return piece;
    },
  };
}

async function textOf(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all).toString();
}

/** What it unpacks to, or the id of the error. */
async function outcome(bytes: Uint8Array, entry?: ZipEntry, size?: number): Promise<string> {
  try {
    return await textOf(unpack(sourceOf(bytes, size), entry));
  } catch (error) {
    if (error instanceof PackedError) return error.id;
    throw error;
  }
}

describe("what a file is packed as", () => {
  it("is told by its first bytes", () => {
    expect(packingOf(zip("x"))).toBe("gzip");
    expect(packingOf(encode("PK\u0003\u0004"))).toBe("zip");
    expect(packingOf(encode("PK\u0005\u0006"))).toBe("zip");
    expect(packingOf(encode("PK, a list"))).toBeNull();
    expect(packingOf(encode("[1]"))).toBeNull();
    expect(packingOf(encode(""))).toBeNull();
  });
});

describe("gzip", () => {
  it("is unpacked, in pieces of any size", async () => {
    const text = "a text, and another text. ".repeat(10_000);
    for (const size of [1, 7, 65_536]) {
      expect(await outcome(zip(text), undefined, size)).toBe(text);
    }
  });

  it("of several members is unpacked as one file", async () => {
    const packed = joined(zip("one, "), zip(""), zip("two, "), zip("three"));
    for (const size of [1, 3, 1000]) {
      expect(await outcome(packed, undefined, size)).toBe("one, two, three");
    }
  });

  it("that is cut off or damaged is no file", async () => {
    const packed = zip("some text that is long enough");
    expect(await outcome(packed.subarray(0, -9))).toBe("packed-damaged");
    expect(await outcome(packed.subarray(0, 5))).toBe("packed-damaged");
    expect(await outcome(damaged(packed, -6))).toBe("packed-damaged"); // the checksum
    expect(await outcome(damaged(packed, 2))).toBe("packed-damaged"); // the method
  });

  it("is not unpacked twice", async () => {
    expect(await outcome(new Uint8Array(gzipSync(zip("[1]"))))).toBe("packed-nested");
  });

  it("may pack very well while it is small, and not beyond", async () => {
    const small = await outcome(new Uint8Array(gzipSync(Buffer.alloc(15e6, 32))));
    expect(small).toHaveLength(15e6);
    expect(await outcome(new Uint8Array(gzipSync(Buffer.alloc(64e6, 32))))).toBe("packed-bomb");
  });

  it("lets a failure of the source through as it is", async () => {
    const failing = { next: () => Promise.reject(new RangeError("gone")) };
    await expect(textOf(unpack(failing))).rejects.toThrow("gone");
  });
});

describe("the members of a gzip file", () => {
  it("are separated where a header stands, wherever the pieces end", async () => {
    const one = zip("one");
    const two = zip("two");
    for (const size of [1, 2, 9, 10, 11, 1000]) {
      const members = new GzipMembers(sourceOf(joined(one, two), size));
      const found: Uint8Array[] = [];
      const boundaries: number[] = [];
      let at = 0;
      for (let piece = await members.next(); piece; piece = await members.next()) {
        found.push(piece.bytes);
        at += piece.bytes.length;
        if (piece.boundary) boundaries.push(at);
      }
      expect(joined(...found)).toEqual(joined(one, two));
      expect(boundaries).toEqual([one.length]);
    }
  });
});

describe("a stored file of an archive", () => {
  const bytes = encode("123456789");
  const entry = { deflated: false, size: 9, crc32: 0xcbf43926 };

  it("is held against its size and checksum", async () => {
    expect(crc32(bytes, 0)).toBe(0xcbf43926);
    expect(await outcome(bytes, entry, 2)).toBe("123456789");
    expect(await outcome(damaged(bytes, 4), entry)).toBe("packed-damaged");
    expect(await outcome(bytes, { ...entry, size: 8 })).toBe("packed-damaged");
    expect(await outcome(bytes, { ...entry, size: 10 })).toBe("packed-damaged");
  });
});

/** What is in an archive, each file as its text or the id of its error; or the error of all. */
async function listed(bytes: Uint8Array<ArrayBuffer>): Promise<unknown> {
  const inside = await openArchive({ name: "a.zip", blob: new Blob([bytes]) });
  if ("id" in inside) return inside;
  const files: Record<string, string> = {};
  for (const { name, blob, entry, error } of inside) {
    const packed = new Uint8Array(await blob.arrayBuffer());
    files[name] = error?.id ?? (await outcome(packed, entry));
  }
  return files;
}

describe("a zip archive", () => {
  const files = { "prs.json": "[1]", "deep/er/prs.json": "[1,2]" };

  it("gives its files under its own name, deflated and stored", async () => {
    const expected = { "a.zip/prs.json": "[1]", "a.zip/deep/er/prs.json": "[1,2]" };
    expect(await listed(await makeZip(files))).toEqual(expected);
    expect(await listed(await makeZip(files, { stored: true }))).toEqual(expected);
    expect(await listed(await makeZip(files, { zip64: true }))).toEqual(expected);
  });

  it("is passed over where it has folders and hidden files", async () => {
    const hidden = {
      "folder/": "",
      "folder/x.json": "[1]",
      "folder/.DS_Store": "x",
      ".git/config": "x",
      "__MACOSX/folder/._x.json": "x",
    };
    expect(await listed(await makeZip(hidden))).toEqual({ "a.zip/folder/x.json": "[1]" });
    expect(await listed(await makeZip({ "folder/": "" }))).toEqual({ id: "zip-empty" });
  });

  it("is not opened inside another", async () => {
    const nested = { "b.zip": await makeZip(files), "c.gz": zip("[1]"), "x.json": "[1]" };
    for (const stored of [true, false]) {
      expect(await listed(await makeZip(nested, { stored }))).toEqual({
        "a.zip/b.zip": "packed-nested",
        "a.zip/c.gz": "packed-nested",
        "a.zip/x.json": "[1]",
      });
    }
  });

  it("that is cut off, damaged or encrypted is said to be", async () => {
    const bytes = await makeZip(files);
    expect(await listed(bytes.slice(0, -10))).toEqual({ id: "zip-damaged" });
    expect(await listed(bytes.slice(0, 40))).toEqual({ id: "zip-damaged" });
    expect(await listed(damaged(await makeZip(files, { stored: true }), 39))).toMatchObject({
      "a.zip/deep/er/prs.json": "[1,2]",
    });
    expect(await listed(await makeZip({ "x.json": "[1]" }, { password: "secret" }))).toEqual({
      "a.zip/x.json": "zip-encrypted",
    });
  });

  it("that has lost the beginning of a file loses that file only", async () => {
    const bytes = await makeZip(files);
    expect(packingOf(damaged(bytes, 1))).toBeNull(); // no archive any more
    const second = Buffer.from(bytes).indexOf("PK\u0003\u0004", 4, "latin1");
    expect(await listed(damaged(bytes, second + 1))).toEqual({
      "a.zip/prs.json": "[1]",
      "a.zip/deep/er/prs.json": "packed-damaged",
    });
  });

  it("holds no bomb that goes off", async () => {
    const bytes = await makeZip({ "bomb.json": new Uint8Array(64e6), "x.json": "[1]" });
    expect(await listed(bytes)).toEqual({
      "a.zip/bomb.json": "packed-bomb",
      "a.zip/x.json": "[1]",
    });
  });

  it("may not promise more than the limits", async () => {
    const bytes = await makeZip({ "x.json": "[1]", "y.json": "[1]", "z.json": "[1]" });
    const central = "PK\u0001\u0002";
    for (let at = 0; ; at += 1) {
      at = Buffer.from(bytes.buffer).indexOf(central, at, "latin1");
      if (at === -1) break;
      new DataView(bytes.buffer).setUint32(at + 24, 4e9, true);
    }
    expect(await listed(bytes)).toEqual({ id: "zip-too-large" });

    const one = Buffer.from(await makeZip({ "x.json": "" }, { stored: true }));
    const end = one.indexOf("PK\u0005\u0006", 0, "latin1");
    const record = one.subarray(one.indexOf(central, 0, "latin1"), end);
    const last = Buffer.from(one.subarray(end));
    last.writeUInt16LE(1001, 8);
    last.writeUInt16LE(1001, 10);
    last.writeUInt32LE(1001 * record.length, 12);
    const records = Array<Buffer>(1001).fill(record);
    const many = joined(one.subarray(0, end - record.length), ...records, last);
    expect(await listed(many)).toEqual({ id: "zip-too-many-files" });
  });

  it("that promises less than it holds is damaged", async () => {
    const bytes = await makeZip({ "x.json": "[1,2,3]" }, { stored: true });
    const at = Buffer.from(bytes).indexOf("PK\u0001\u0002", 0, "latin1");
    new DataView(bytes.buffer).setUint32(at + 24, 3, true);
    expect(await listed(bytes)).toEqual({ "a.zip/x.json": "packed-damaged" });
  });
});

describe("reading packed files piece by piece", () => {
  it("counts the bytes of the file itself", async () => {
    const text = "[1, 2, 3] ".repeat(100_000);
    const blob = new Blob([zip(text)]);
    const bytes = await openBytes(blob);
    let unpacked = 0;
    for (let piece = await bytes.next(); piece; piece = await bytes.next())
      unpacked += piece.length;
    expect(unpacked).toBe(text.length);
    expect(bytes.taken).toBe(blob.size);
    bytes.close();
  });

  it("recognises a packed model", async () => {
    const page = '{"page": {"identifier": "p", "widgets": []}}';
    const found = await recognise(new Blob([zip(page)]), "page");
    expect(found).toMatchObject({ ok: true, model: { json: page, summary: "1 page" } });
    expect(await recognise(new Blob([zip("[1]")]), "data")).toBeNull();
  });
});
