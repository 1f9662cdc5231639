import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import "../../web/src/embed/element";
import { emptyFrames } from "./support/empty-frames";

interface Lens extends HTMLElement {
  report(): Promise<{ type: string }>;
  filter(selection: object): Promise<{ type: string }>;
  handleEvent(event: Partial<MessageEvent>): void;
}

/** Stands for the window in the frame, which is none that loads anything. */
class Frame {
  port: MessagePort | undefined;
  readonly heard: { type: string; id: number }[] = [];
  readonly replaced: string[] = [];
  readonly location = { replace: (url: URL) => this.replaced.push(String(url)) };

  postMessage(_hello: unknown, _origin: string, [port]: MessagePort[]) {
    this.port = port;
    if (port) port.onmessage = ({ data }) => this.heard.push(data);
  }

  answer(type: string) {
    this.port?.postMessage({ dora: 1, type, id: this.heard.at(-1)?.id });
  }
}

let frame: Frame;
afterEach(() => vi.restoreAllMocks());
beforeEach(() => {
  frame = new Frame();
  emptyFrames(() => frame);
});

function put(): Lens {
  const lens = document.createElement("dora-lens") as Lens;
  lens.setAttribute("src", "https://lens.example.com/");
  document.body.append(lens);
  return lens;
}

const announce = (lens: Lens) =>
  lens.handleEvent({
    source: frame as unknown as Window,
    data: { dora: 1, type: "announce" },
  });
const heard = (count: number) => vi.waitFor(() => expect(frame.heard).toHaveLength(count));
const shown = (lens: Lens) => (lens.firstChild as HTMLIFrameElement).src;

describe("the element", () => {
  it("says what it was asked before the widget listened", async () => {
    const lens = put();
    const report = lens.report();
    announce(lens);
    await heard(1);
    frame.answer("report");
    expect(await report).toMatchObject({ type: "report" });
  });

  it("that is taken out refuses what is open, and asks anew where it is put back", async () => {
    const lens = put();
    announce(lens);
    const open = expect(lens.report()).rejects.toMatchObject({ type: "error" });
    lens.remove();
    await open;
    frame = new Frame();
    document.body.append(lens);
    const again = lens.filter({});
    announce(lens);
    await heard(1);
    frame.answer("done");
    expect(await again).toMatchObject({ type: "done" });
  });

  it("follows its parameters within a page, and its src to another", async () => {
    const lens = put();
    expect(shown(lens)).toBe("https://lens.example.com/embed.html");
    announce(lens);
    lens.setAttribute("widget", "cfrKpi");
    expect(frame.replaced).toEqual(["https://lens.example.com/embed.html#widget=cfrKpi"]);
    const open = expect(lens.report()).rejects.toMatchObject({ type: "error" });
    lens.setAttribute("src", "https://other.example.com/");
    await open;
    expect(shown(lens)).toBe("https://other.example.com/embed.html#widget=cfrKpi");
    expect(frame.replaced).toHaveLength(1);
  });
});
