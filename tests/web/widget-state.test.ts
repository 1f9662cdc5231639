import { afterEach, describe, expect, it, vi } from "vitest";
import { readEmbedAddress } from "../../web/src/embed/embed-address";
import { WidgetState } from "../../web/src/embed/widget-state";
import { PageClient } from "../../web/src/engine/page-client";
import { Workspace } from "../../web/src/state/workspace";
import { FakeSession } from "./support/fake-session";

const kData = "data=https://data.example.com";

function setUp(hash: string) {
  const session = new FakeSession();
  const workspace = new Workspace({
    startEngine: async () => new PageClient(Promise.resolve(session)),
    clock: () => Date.UTC(2026, 10, 22),
  });
  const address = (text: string) => readEmbedAddress({ search: "", hash: `#${text}` });
  const state = new WidgetState(workspace, address(hash));
  const reports = () => session.computed.filter(({ what }) => what === "report").length;
  return { state, workspace, reports, follow: (text: string) => state.follow(address(text)) };
}

/** A server whose answers wait to be given. */
function slowServer() {
  const waiting: ((text: string) => void)[] = [];
  const answer = () =>
    new Promise<Response>((resolve) => {
      waiting.push((text) => resolve(new Response(text)));
    });
  vi.stubGlobal("fetch", vi.fn(answer));
  /** Gives the answer to the next request, once that has come. */
  return async (text = "[1]") => {
    await vi.waitFor(() => expect(waiting.length).toBeGreaterThan(0));
    waiting.shift()?.(text);
  };
}

/** A widget that has read its first address. */
async function withData() {
  const give = slowServer();
  const widget = setUp(`${kData}/a.json`);
  const begun = widget.state.begin();
  await give();
  await begun;
  return { ...widget, give };
}

afterEach(() => vi.unstubAllGlobals());

const file = (name: string) => ({ name, bytes: new Blob(["[1, 2]"]) });
const names = ({ workspace }: { workspace: Workspace }) =>
  workspace.report.value?.inputs.map(({ name }) => name);

describe("a widget whose address changes", () => {
  it("shows no numbers of the old selection, and those of the new before slow data is there", async () => {
    const { state, workspace, follow, give } = await withData();
    expect(state.report.value).not.toBeNull();

    const followed = follow(`range=30d&${kData}/a.json&${kData}/b.json`);
    expect(state.report.value).toBeNull();
    await vi.waitFor(() => expect(state.report.value).not.toBeNull());
    expect(workspace.selection.value.last).toBe(30);
    expect(names(state)).toEqual(["a.json"]);
    await give();
    await followed;
    expect(names(state)).toEqual(["a.json", "b.json"]);
  });

  it("does not miss a team as long as data is to come that may have it", async () => {
    const { state, follow, give } = await withData();
    const followed = follow(`team=nobody&${kData}/a.json&${kData}/b.json`);
    await vi.waitFor(() => expect(state.fetching.value).not.toBeNull());
    expect(state.problems.value).toEqual([]);
    expect(state.report.value).toBeNull();
    await give();
    await followed;
    expect(state.problems.value).toHaveLength(1);
  });
});

describe("a message with files", () => {
  it("in the place of those before computes nothing of both, and ends the refusal", async () => {
    const { state, reports } = await withData();
    expect(state.hasFetched).toBe(true);
    await state.load([file("b.json"), file("c.json")], false);
    expect(names(state)).toEqual(["a.json", "b.json", "c.json"]);
    expect(state.hasFetched).toBe(true);

    const before = reports();
    const outcome = await state.load([file("b.json")], true);
    expect(outcome).toMatchObject([{ name: "b.json", ok: true, records: 2 }]);
    expect(names(state)).toEqual(["b.json"]);
    expect(reports()).toBe(before + 1);
    expect(state.hasFetched).toBe(false);
  });
});
