/**
 * `<dora-lens src="https://…/dora-lens/" widget="dashboard">`: a widget in an iframe that is as high as
 * the widget. docs/embedding.md is the manual. Built by itself, as embed.js, for any page: it imports
 * nothing, and knows of the protocol (messages.ts) only what it passes on.
 */

/** Attributes that become parameters of the widget's address. */
const names = "widget team service range view theme title sample data parent".split(" ");

type Answer = { type: string; id?: number; height?: number; message?: string };

class DoraLens extends HTMLElement {
  static readonly observedAttributes = ["src", ...names];
  /** How to settle each promise that was given, by the id of its message. */
  private readonly calls: [(answer: Answer) => void, (answer: Answer) => void][] = [];
  /** There once the element was put into a page, before which nothing is heard. */
  declare private frame: HTMLIFrameElement;
  /** The line to the widget, which is this element's alone; see channel.ts. What is said waits in it. */
  declare private port: MessagePort;
  /** The widget's end of it, until a widget has said that it listens. */
  declare private far: MessagePort | undefined;

  constructor() {
    super();
    this.begin();
  }

  connectedCallback(): void {
    const frame = document.createElement("iframe");
    frame.loading = "lazy";
    frame.style.cssText = "display:block;width:100%;height:320px;border:0";
    const sandbox = this.getAttribute("sandbox");
    if (sandbox !== null) frame.setAttribute("sandbox", sandbox);
    this.frame = frame;
    this.attributeChangedCallback();
    this.replaceChildren(frame);
    this.style.display ||= "block"; // by itself an element is a part of a line of text
    addEventListener("message", this);
  }

  disconnectedCallback(): void {
    removeEventListener("message", this);
    this.begin();
  }

  /** A widget that is there already follows a change of its fragment, and keeps its data. */
  attributeChangedCallback(): void {
    const { frame } = this;
    if (!frame) return; // attributes come first
    const url = new URL("embed.html", new URL(this.getAttribute("src") ?? "", document.baseURI));
    const there = !this.far && frame.src.startsWith(url.href);
    url.hash = this.parameters();
    frame.title = this.title || "DORA metrics";
    if (there) frame.contentWindow?.location.replace(url);
    else {
      if (!this.far) this.begin(); // it is another page
      frame.src = url.href;
    }
  }

  /** Reads `{ files: [{ name, bytes }], entities, replace }`. */
  load(data: object): Promise<Answer> {
    return this.ask({ ...data, type: "load" });
  }

  filter(selection: object): Promise<Answer> {
    return this.ask({ selection, type: "filter" });
  }

  report(): Promise<Answer> {
    return this.ask({ type: "report" });
  }

  handleEvent({ source, data }: MessageEvent): void {
    const { frame } = this;
    if (source !== frame.contentWindow || data?.type !== "announce") return;
    if (!this.far) this.begin(); // the frame was loaded anew
    const opaque = frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin");
    (source as Window).postMessage(
      { dora: 1, type: "hello", follow: true },
      opaque ? "*" : new URL(frame.src).origin,
      [this.far as MessagePort],
    );
    this.far = undefined;
  }

  private hear(answer: Answer): void {
    const { type, id, height } = answer;
    if (height) this.frame.style.height = `${height}px`;
    this.calls[id as number]?.[type === "error" ? 1 : 0](answer);
    this.dispatchEvent(new CustomEvent(`dora-${type}`, { detail: answer }));
  }

  private ask(message: object): Promise<Answer> {
    return new Promise((...call) => {
      this.port.postMessage({ ...message, dora: 1, id: this.calls.push(call) - 1 });
    });
  }

  /** Lays a new line. What was asked over the one before, nobody answers any more. */
  private begin(): void {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => this.hear(event.data);
    this.port = port1;
    this.far = port2;
    for (const [, fail] of this.calls) fail({ type: "error", message: "The widget is gone." });
  }

  private parameters(): string {
    return names
      .flatMap((name) => {
        const value = this.getAttribute(name);
        if (value === null) return [];
        if (name === "view") return `view=${value}`;
        const values = name === "data" ? value.split(/\s+/) : [value];
        return values.map((one) => `${name}=${encodeURIComponent(one)}`);
      })
      .join("&");
  }
}

customElements.define("dora-lens", DoraLens);
