import { describe, expect, it } from "vitest";
import { Channel } from "../../web/src/embed/channel";
import type { HostMessage } from "../../web/src/embed/messages";
import { readMessage } from "../../web/src/embed/read-message";

const kHost = "https://portal.example.com";

/** A widget's end of the line, what it was told, and what its parent heard. */
function line(allowed: readonly string[] | null = null) {
  const posted: { message: unknown; origin: string }[] = [];
  const heard: HostMessage[] = [];
  const parent = {
    postMessage: (message: unknown, origin: string) => posted.push({ message, origin }),
  };
  const channel = new Channel({
    parent,
    allowed: () => allowed,
    onMessage: (one) => heard.push(one),
  });
  const say = (data: unknown, origin = kHost, source: unknown = parent) =>
    channel.receive({ data, origin, source: source as Window, ports: [] });
  return { channel, posted, heard, say };
}

describe("the line to the page around a widget", () => {
  it("announces itself to anybody, with nothing", () => {
    const { channel, posted } = line();
    channel.announce();
    expect(posted).toEqual([{ message: { dora: 1, type: "announce" }, origin: "*" }]);
  });

  it("opens with a hello, and answers to the origin of that alone", () => {
    const { say, posted, heard } = line();
    say({ dora: 1, type: "theme", theme: "dark", id: 7 });
    expect(posted[0]).toMatchObject({ message: { type: "error", code: "handshake", id: 7 } });
    expect(heard).toEqual([]);
    say({ dora: 1, type: "hello" });
    say({ dora: 1, type: "theme", theme: "dark" });
    expect(heard.map(({ type }) => type)).toEqual(["hello", "theme"]);
    expect(new Set(posted.map(({ origin }) => origin))).toEqual(new Set([kHost]));
  });

  it("is deaf to other windows, to other origins, and to those that parent= does not name", () => {
    const { say, posted, heard, channel } = line();
    say({ dora: 1, type: "hello" }, kHost, {});
    channel.send({ type: "height", height: 1 });
    say({ dora: 1, type: "hello" });
    say({ dora: 1, type: "report" }, "https://elsewhere.example.com");
    expect(heard).toHaveLength(1);
    expect(posted).toHaveLength(1);
    const named = line(["https://intranet.example.com"]);
    named.say({ dora: 1, type: "hello" });
    expect([named.posted, named.heard]).toEqual([[], []]);
  });

  it("does not answer a page without an origin that brings no port", () => {
    const { say, posted, heard } = line();
    say({ dora: 1, type: "hello" }, "null");
    expect([posted, heard]).toEqual([[], []]);
  });
});

describe("a message", () => {
  it("is copied member by member: nothing inherited, nothing unknown", () => {
    const poisoned = Object.create({ type: "hello" });
    poisoned.dora = 1;
    expect(readMessage(poisoned)).toMatchObject({ ok: false, code: "unknown-type" });
    const selection = JSON.parse('{"__proto__":{"teams":["x"]}}');
    expect(readMessage({ dora: 1, type: "filter", selection })).toMatchObject({ ok: false });
    expect("teams" in {}).toBe(false);
  });

  it("brings files, entities, or both", () => {
    const files = [{ name: "a.json", bytes: new ArrayBuffer(2), more: 1 }];
    const read = readMessage({ dora: 1, type: "load", files, entities: [{ identifier: "x" }] });
    expect(
      read.ok && read.message.type === "load" && read.message.files.map(({ name }) => name),
    ).toEqual(["a.json", "entities.json"]);
  });

  it("keeps an id that is short and plain, for the answer", () => {
    expect(readMessage({ id: "a", dora: 1, type: "report" })).toMatchObject({
      message: { id: "a" },
    });
    for (const id of ["x".repeat(101), {}, Number.NaN, "ghp_0123456789abcdef"]) {
      expect(readMessage({ id, dora: 1, type: "nothing" })).not.toHaveProperty("id");
    }
  });

  it("may have data that speaks of tokens, but no setting that is one", () => {
    const entities = [{ identifier: "x", properties: { token: "no secret of ours" } }];
    expect(readMessage({ dora: 1, type: "load", entities }).ok).toBe(true);
    expect(readMessage({ dora: 1, type: "theme", theme: "auto", token: "x" })).toMatchObject({
      code: "secret",
    });
  });

  it("may have no token in a list, as a name, or deep inside, and ends where it holds itself", () => {
    const token = "ghp_0123456789abcdef";
    const circle: Record<string, unknown> = { dora: 1, type: "filter", selection: {} };
    circle.self = [circle, circle];
    expect(readMessage(circle).ok).toBe(true);
    for (const refused of [
      { type: "filter", selection: { teams: [token] } },
      { type: "filter", selection: { leaveOut: { author: ["a", token] } } },
      { type: "filter", selection: { leaveOut: { [token]: [] } } },
      { type: "filter", selection: {}, more: [[[[[[{ password: "x" }]]]]]] },
      { type: "load", files: [{ name: `${token}.json`, bytes: new ArrayBuffer(2) }] },
    ]) {
      const answer = readMessage({ dora: 1, ...refused });
      expect(answer).toMatchObject({ ok: false, code: "secret" });
      expect(JSON.stringify(answer)).not.toContain(token);
    }
  });
});
