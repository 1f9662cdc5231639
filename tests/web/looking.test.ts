import { describe, expect, it } from "vitest";
import { PageClient } from "../../web/src/engine/page-client";
import { type AddressWindow, followAddress } from "../../web/src/state/address-bar";
import { kEverything } from "../../web/src/state/selection";
import { Workspace } from "../../web/src/state/workspace";
import { FakeSession } from "./support/fake-session";
import type { ReportOptions } from "./support/make-report";

const kNow = Date.UTC(2026, 10, 22, 10, 14);
const kDay = 86_400_000;

/** A page of which a test says when what was rendered has been painted. */
function setUp(options: ReportOptions = {}) {
  const session = new FakeSession(options);
  const waiting: (() => void)[] = [];
  const workspace = new Workspace({
    startEngine: async () => new PageClient(Promise.resolve(session)),
    clock: () => kNow,
    painted: () => new Promise((resolve) => waiting.push(resolve)),
  });
  const paint = async () => {
    const turn = () => new Promise((resolve) => setTimeout(resolve, 0));
    for (const resolve of waiting.splice(0)) resolve();
    await turn();
    await workspace.sparklines("service"); // which is answered after whatever was asked before
    await turn();
  };
  return { workspace, session, paint };
}

const offer = (name: string) => ({ name, blob: new Blob(["[1]"]) });
const team = (identifiers: string[]) => [{ blueprint: "_team", identifiers }];

describe("what is looked at", () => {
  it("is asked of the engine, and survives files that come and go", async () => {
    const { workspace, session } = setUp();
    await workspace.add([offer("a.json")]);
    await workspace.select({ teams: ["team-1"] });
    await workspace.add([offer("b.json")]);
    const [{ key } = { key: -1 }] = workspace.files.loaded.value;
    await workspace.remove(key);
    expect(session.computed.map(({ view }) => view.only)).toEqual([
      undefined,
      team(["team-1"]),
      team(["team-1"]),
      team(["team-1"]),
    ]);
  });

  it("is computed once for the last of several changes made at once", async () => {
    const { workspace, session } = setUp();
    await workspace.add([offer("a.json")]);
    const before = session.computed.length;
    await Promise.all(["a", "b", "c"].map((one) => workspace.select({ services: [one] })));
    expect(session.computed.slice(before).map(({ view }) => view.only?.[0]?.identifiers)).toEqual([
      ["c"],
    ]);
  });

  it("keeps what was left out row by row", async () => {
    const { workspace, session } = setUp();
    const without = [{ blueprint: "deployment", identifiers: ["d1"] }];
    await workspace.add([offer("a.json")]);
    await workspace.look({ ...workspace.view.value, without });
    await workspace.select({ teams: ["team-1"] });
    expect(session.computed.at(-1)?.view).toEqual({ only: team(["team-1"]), without });
  });

  it("is the sample's own, and forgotten when a person's own file comes", async () => {
    const { workspace } = setUp({ newest: "2026-08-30T17:00:00Z" });
    await workspace.add([{ ...offer("sample.json"), sample: true }]);
    expect(workspace.asOf.value).toBe(Date.UTC(2026, 7, 31) - 1);
    await workspace.select({ teams: ["team-1"], last: 90 });
    expect(workspace.view.value.from).toBe(Date.UTC(2026, 7, 31) - 90 * kDay);
    await workspace.add([offer("prs.json")]);
    expect(workspace.selection.value).toEqual(kEverything);
    expect(workspace.settings.value).toEqual({ nowMs: kNow, view: {} });
  });

  it("leaves values out by the model's own documents", async () => {
    const { workspace, session } = setUp();
    session.models.add(
      '{"identifier": "bots", "blueprint": "b", "properties": [], "leaveOut": []}',
    );
    await workspace.add([offer("a.json")]);
    await workspace.select({ leaveOut: { bots: ["bots"], unknown: ["x"] } });
    const { documents } = session.models.answer();
    const facet = documents.find(({ identifier }) => identifier === "bots");
    expect(facet && JSON.parse(facet.text).leaveOut).toEqual(["bots"]);
    expect(workspace.files.loaded.value).toHaveLength(1);
  });
});

describe("the period before", () => {
  it("is asked for when the report has been painted", async () => {
    const { workspace, session, paint } = setUp();
    await workspace.add([offer("a.json")]);
    expect(session.computed.map(({ what }) => what)).toEqual(["report"]);
    expect(workspace.previous.value).toBeNull();
    await paint();
    expect(session.computed.at(-1)).toEqual({
      what: "summary",
      nowMs: kNow - 30 * kDay,
      view: { to: kNow - 30 * kDay },
    });
    expect(workspace.previous.value?.now).toBe(new Date(kNow - 30 * kDay).toISOString());
  });

  it("is not asked for while the next change is already on its way", async () => {
    const { workspace, session, paint } = setUp();
    await workspace.add([offer("a.json")]);
    await workspace.select({ teams: ["team-1"] });
    await paint();
    const summaries = session.computed.filter(({ what }) => what === "summary");
    expect(summaries.map(({ view }) => view.only)).toEqual([team(["team-1"])]);
  });

  it("goes with the switch, without another report", async () => {
    const { workspace, session, paint } = setUp();
    await workspace.add([offer("a.json")]);
    await paint();
    await workspace.select({ compare: false });
    expect(workspace.previous.value).toBeNull();
    await workspace.select({ teams: ["team-1"] });
    await paint();
    expect(workspace.previous.value).toBeNull();
    await workspace.select({ compare: true });
    await paint();
    expect(workspace.previous.value).not.toBeNull();
    expect(session.computed.filter(({ what }) => what === "report")).toHaveLength(2);
  });

  it("that the engine cannot give is no trouble", async () => {
    const { workspace, session, paint } = setUp();
    session.summary = () => '{"ok":false,"error":{"id":"x"}}';
    await workspace.add([offer("a.json")]);
    await paint();
    expect(workspace.previous.value).toBeNull();
    expect(workspace.trouble.value).toBeNull();
  });
});

/** A window of which only the address is there. */
class FakeWindow implements AddressWindow {
  location = { hash: "", pathname: "/dora/", search: "" };
  urls: string[] = [];
  private readonly listeners = new Set<() => void>();
  history = {
    state: null,
    replaceState: (_data: unknown, _unused: string, url: string) => {
      this.urls.push(url);
      this.location.hash = url.slice(url.indexOf("#") >>> 0);
    },
  };

  constructor(hash = "") {
    this.location.hash = hash;
  }

  addEventListener(_type: "hashchange", listener: () => void) {
    this.listeners.add(listener);
  }

  removeEventListener(_type: "hashchange", listener: () => void) {
    this.listeners.delete(listener);
  }

  go(hash: string) {
    this.location.hash = hash;
    for (const listener of this.listeners) listener();
  }
}

describe("the address", () => {
  const follow = (hash: string) => {
    const { workspace, session } = setUp();
    const page = new FakeWindow(hash);
    followAddress(workspace, page);
    return { workspace, session, page };
  };

  it("says what is looked at before there is data, and as it changes", async () => {
    const { workspace, session, page } = follow("#view=1,team:team-1,compare");
    expect(page.urls).toEqual([]);
    await workspace.add([offer("a.json")]);
    expect(session.computed[0]?.view.only).toEqual(team(["team-1"]));
    await workspace.select({ teams: [], last: 90 });
    expect(page.location.hash).toBe("#view=1,last:90,compare");
    await workspace.select({ last: null });
    expect(page.urls.at(-1)).toBe("/dora/");
  });

  it("changes what is looked at when a person changes it", async () => {
    const { workspace, page } = follow("");
    await workspace.add([offer("a.json")]);
    page.go("#view=1,service:web");
    expect(workspace.selection.value).toMatchObject({ services: ["web"], compare: false });
  });

  it("keeps the view when it becomes that of a place on the page", async () => {
    const { workspace, page } = follow("#view=1,team:team-1");
    page.go("#main");
    expect(workspace.selection.value.teams).toEqual(["team-1"]);
    expect(page.location.hash).toBe("#view=1,team:team-1");
  });

  it("keeps the data and what else it names", async () => {
    const { workspace, page } = follow("#data=https://example.com/a.json&theme=dark");
    await workspace.select({ teams: ["team-1"] });
    expect(page.location.hash).toBe(
      "#view=1,team:team-1,compare&data=https://example.com/a.json&theme=dark",
    );
  });

  it("that cannot be understood is said, and stays until something is chosen", async () => {
    const { workspace, page } = follow("#view=2,team:a");
    expect(workspace.files.failures.value.map(({ error }) => error.detail)).toEqual([
      "the address is of a newer version of this page, which shows the view as it was meant",
    ]);
    expect(page.location.hash).toBe("#view=2,team:a");
    await workspace.select({ teams: ["team-1"] });
    expect(page.location.hash).toBe("#view=1,team:team-1,compare");
  });
});
