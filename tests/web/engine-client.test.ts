import { describe, expect, it } from "vitest";
import { type EngineClient, EngineFault, isDeath } from "../../web/src/engine/client";
import type { Session } from "../../web/src/engine/dora.d.mts";
import { PageClient } from "../../web/src/engine/page-client";
import { WorkerClient } from "../../web/src/engine/worker-client";
import { FakeSession, slowed } from "./support/fake-session";
import { FakeWorker } from "./support/fake-worker";

const kNow = Date.UTC(2026, 10, 22);
const json = (value: unknown) => new Blob([JSON.stringify(value)]);

const kinds: [string, (session: Promise<Session>) => EngineClient][] = [
  ["in a worker", (session) => new WorkerClient(new FakeWorker(session))],
  ["in the page", (session) => new PageClient(session)],
];

describe.each(kinds)("the engine %s", (_, start) => {
  it("reads files and reports for the moment asked for", async () => {
    const client = start(Promise.resolve(slowed(new FakeSession(), 60)));
    await client.ready;
    const bytes: number[] = [];
    const outcome = await client.read("prs.json", json([1, 2]), kNow, {
      onProgress: (progress) => bytes.push(progress.bytes),
    });
    expect(outcome).toMatchObject({ ok: true, input: { name: "prs.json", records: 2 } });
    expect(bytes.at(-1)).toBe(5);
    expect((await client.report({ nowMs: kNow })).now).toBe("2026-11-22T00:00:00.000Z");
  });

  it("carries out commands in their order, however they are given", async () => {
    const session = new FakeSession();
    const client = start(Promise.resolve(session));
    await Promise.all([
      client.read("a.json", json([1]), kNow),
      client.reset(),
      client.read("b.json", json([1]), kNow),
    ]);
    expect(session.log).toEqual([
      "begin a.json",
      "end a.json",
      "reset",
      "begin b.json",
      "end b.json",
    ]);
  });

  it("answers with a bad file's error, and goes on", async () => {
    const client = start(Promise.resolve(new FakeSession()));
    expect(await client.read("cut.json", new Blob(["[1,"]), kNow)).toMatchObject({
      ok: false,
      error: { id: "json-unexpected-end" },
    });
    expect(await client.read("good.json", json([1]), kNow)).toMatchObject({ ok: true });
  });

  it("stops what is cancelled, and goes on", async () => {
    const client = start(Promise.resolve(new FakeSession()));
    await client.ready;
    const stop = new AbortController();
    const reading = client.read("a.json", json([1]), kNow, { signal: stop.signal });
    stop.abort();
    await expect(reading).rejects.toMatchObject({ reason: "cancelled" });
    expect(await client.read("b.json", json([1]), kNow)).toMatchObject({ ok: true });
  });

  it("is dead after a trap, and says so", async () => {
    const client = start(Promise.resolve(new FakeSession()));
    const fault = await client.read("x.json", json(["trap"]), kNow).catch((error) => error);
    expect(fault).toBeInstanceOf(EngineFault);
    expect(isDeath(fault)).toBe(true);
    await expect(client.report({ nowMs: kNow })).rejects.toMatchObject({ reason: "crashed" });
  });

  it("is unavailable when the module cannot be compiled", async () => {
    const client = start(Promise.reject(new Error("refused by the CSP")));
    await expect(client.ready).rejects.toMatchObject({ reason: "unavailable" });
    const fault = await client.report({ nowMs: kNow }).catch((error) => error);
    expect(fault).toMatchObject({ reason: "unavailable" });
    expect(String(fault)).toContain("refused by the CSP");
  });

  it("refuses everything once it is closed", async () => {
    const client = start(Promise.resolve(new FakeSession()));
    await client.ready;
    client.close();
    await expect(client.report({ nowMs: kNow })).rejects.toMatchObject({ reason: "cancelled" });
  });
});

describe("a worker whose script does not load", () => {
  it("is unavailable", async () => {
    const worker = new FakeWorker(new Promise(() => undefined));
    const client = new WorkerClient(worker);
    const reading = client.read("a.json", json([1]), kNow);
    worker.emit("error");
    await expect(client.ready).rejects.toMatchObject({ reason: "unavailable" });
    await expect(reading).rejects.toMatchObject({ reason: "unavailable" });
    expect(worker.terminated).toBe(true);
  });
});
