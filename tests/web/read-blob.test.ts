import { describe, expect, it } from "vitest";
import type { Progress } from "../../web/src/engine/protocol";
import { readBlob } from "../../web/src/engine/read-blob";
import type { AskJq } from "../../web/src/jq/jq";
import { FakeSession, slowed } from "./support/fake-session";

const kNow = Date.UTC(2026, 10, 22);
const noJq: AskJq = async () => ({ outcome: "unavailable", output: "" });
const encode = (text: string) => new TextEncoder().encode(text);

/** A blob whose bytes come in these chunks, of a size it may have promised wrongly. */
function blobOf(chunks: (string | Error)[], size?: number): Blob {
  const total = chunks.reduce(
    (sum, chunk) => sum + (typeof chunk === "string" ? chunk.length : 0),
    0,
  );
  const blob = new Blob([]);
  Object.defineProperty(blob, "size", { value: size ?? total });
  Object.defineProperty(blob, "stream", {
    value: () => {
      const left = [...chunks];
      return new ReadableStream<Uint8Array>({
        pull(controller) {
          const chunk = left.shift();
          if (chunk === undefined) controller.close();
          else if (chunk instanceof Error) controller.error(chunk);
          else controller.enqueue(encode(chunk));
        },
      });
    },
  });
  return blob;
}

function run(session: FakeSession, blob: Blob, signal = new AbortController().signal) {
  const seen: Progress[] = [];
  const outcome = readBlob(
    session,
    { name: "f.json", blob, nowMs: kNow },
    { onProgress: (progress) => seen.push(progress), signal, askJq: noJq },
  );
  return { outcome, seen };
}

describe("reading a blob into the session", () => {
  it("hands over every chunk, in order, and ends the file", async () => {
    const session = new FakeSession();
    const { outcome } = run(session, blobOf(["[1,", "2,", "3]"]));
    expect(await outcome).toMatchObject({ ok: true, input: { name: "f.json", records: 3 } });
    expect(session.log).toEqual(["begin f.json", "end f.json"]);
  });

  it("tells how far it has come, while that takes longer than a moment", async () => {
    const { outcome, seen } = run(slowed(new FakeSession(), 60), blobOf(["[1,", "2,", "3]"]));
    await outcome;
    expect(seen.map(({ bytes }) => bytes)).toEqual([3, 5, 7]);
  });

  it("stops reading when the engine has heard enough, and asks it why", async () => {
    const session = new FakeSession();
    const { outcome } = run(session, blobOf(["[\u0000", "never read"]));
    expect(await outcome).toMatchObject({ ok: false, error: { id: "json-unexpected-end" } });
  });

  it("reports a file that gives fewer bytes than it promised, and forgets it", async () => {
    const session = new FakeSession();
    const { outcome } = run(session, blobOf(["[1]"], 999));
    expect(await outcome).toMatchObject({ ok: false, error: { id: "file-changed", offset: 3 } });
    expect(session.log).toEqual(["begin f.json", "cancel f.json"]);
  });

  it("reports a file that the browser calls out of date", async () => {
    const session = new FakeSession();
    const gone = new DOMException("changed", "NotReadableError");
    const { outcome } = run(session, blobOf(["[1,", gone]));
    expect(await outcome).toMatchObject({ ok: false, error: { id: "file-changed", offset: 3 } });
    expect(session.log).toEqual(["begin f.json", "cancel f.json"]);
  });

  it("asks again for the true name of an error that the stream makes anonymous", async () => {
    const blob = blobOf(["[1,", new TypeError("network error")]);
    const part = new Blob([]);
    part.arrayBuffer = () => Promise.reject(new DOMException("changed", "NotReadableError"));
    blob.slice = () => part;
    expect(await run(new FakeSession(), blob).outcome).toMatchObject({
      ok: false,
      error: { id: "file-changed" },
    });
  });

  it("hears a wish to stop although every chunk is there already", async () => {
    const session = new FakeSession();
    const stop = new AbortController();
    slowed(session, 10);
    setTimeout(() => stop.abort(), 0);
    const { outcome, seen } = run(session, blobOf(Array(100).fill("1 ")), stop.signal);
    await expect(outcome).rejects.toMatchObject({ name: "AbortError" });
    expect(seen.at(-1)?.bytes).toBeLessThan(200);
    expect(session.log).toEqual(["begin f.json", "cancel f.json"]);
  });

  it("reports a file that cannot be read at all", async () => {
    const session = new FakeSession();
    const { outcome } = run(session, blobOf([new DOMException("gone", "NotFoundError")]));
    expect(await outcome).toMatchObject({ ok: false, error: { id: "file-unreadable" } });
  });

  it("lets a trap through as it is", async () => {
    const { outcome } = run(new FakeSession(), blobOf(["[1,", '"trap"]']));
    await expect(outcome).rejects.toBeInstanceOf(WebAssembly.RuntimeError);
  });

  it("forgets a file whose reading is stopped half-way", async () => {
    const session = new FakeSession();
    const stop = new AbortController();
    const commit = session.commit.bind(session);
    session.commit = (n) => {
      stop.abort();
      return commit(n);
    };
    const { outcome } = run(session, blobOf(["[1,", "2]"]), stop.signal);
    await expect(outcome).rejects.toMatchObject({ name: "AbortError" });
    expect(session.log).toEqual(["begin f.json", "cancel f.json"]);
  });

  it("does not even begin when it was stopped before", async () => {
    const session = new FakeSession();
    const { outcome } = run(session, blobOf(["[1]"]), AbortSignal.abort());
    await expect(outcome).rejects.toThrow();
    expect(session.log).toEqual([]);
  });
});
