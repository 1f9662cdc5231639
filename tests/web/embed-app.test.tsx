import { afterEach, describe, expect, it, vi } from "vitest";
import { converse } from "../../web/src/embed/converse";
import { readEmbedAddress } from "../../web/src/embed/embed-address";
import { EmbedApp } from "../../web/src/embed/embed-app";
import { WidgetState } from "../../web/src/embed/widget-state";
import { PageClient } from "../../web/src/engine/page-client";
import { Workspace } from "../../web/src/state/workspace";
import { FakeSession } from "./support/fake-session";
import { render } from "./support/render";

function widget(hash: string) {
  const workspace = new Workspace({
    startEngine: async () => new PageClient(Promise.resolve(new FakeSession())),
    clock: () => Date.UTC(2026, 10, 22),
  });
  return new WidgetState(workspace, readEmbedAddress({ search: "", hash }));
}

afterEach(() => vi.unstubAllGlobals());

describe("the sentences of a widget", () => {
  it("say the same failure once", async () => {
    const state = widget("#");
    for (const _ of [1, 2]) state.workspace.fail("a.json", "data-status", "host: 404");
    const page = await render(<EmbedApp state={state} />);
    expect(page.querySelectorAll(".embed-problem p")).toHaveLength(1);
  });

  it("have a place for notes before there are any, so that they are read out", async () => {
    const state = widget("#");
    const page = await render(<EmbedApp state={state} />);
    const place = page.querySelector('[role="status"]');
    expect(place?.textContent).toBe("");
    await state.follow(readEmbedAddress({ search: "", hash: "#theme=pink" }));
    await vi.waitFor(() => expect(place?.textContent).toMatch(/no such theme/));
    expect(place?.isConnected).toBe(true);
  });

  it("about the address are told to a page that says hello after them", () => {
    const posted: unknown[] = [];
    const parent = { postMessage: (message: unknown) => posted.push(message) };
    vi.stubGlobal("parent", parent);
    converse(widget("#range=soon"), document.body);
    expect(posted).toMatchObject([{ type: "announce" }]);
    dispatchEvent(
      Object.assign(new Event("message"), {
        source: parent,
        origin: "https://portal.example.com",
        data: { dora: 1, type: "hello" },
        ports: [],
      }),
    );
    expect(posted.slice(1)).toMatchObject([{ type: "ready" }, { code: "not-shown" }]);
  });
});
