/**
 * `<dora-lens src="https://…/dora-lens/" widget="dashboard">`: a widget in an iframe that is as high as
 * the widget. docs/embedding.md is the manual. Built by itself, as embed.js, for any page: it imports
 * nothing, and knows of the protocol (messages.ts) only what it passes on.
 */

/** Attributes that become parameters of the widget's address. */
const names = "widget team service range view theme title sample data parent".split(" ");

type Answer = { type: string; id?: number; height?: number };

class DoraLens extends HTMLElement {
  static readonly observedAttributes = ["src", ...names];
  /** How to settle each promise that was given, by the id of its message. */
  private readonly calls: [(answer: Answer) => void, (answer: Answer) => void][] = [];
  private frame: HTMLIFrameElement | undefined;
  /** The line to the widget, which is this element's alone; see channel.ts. */
  private port: MessagePort | undefined;
  private open: (() => void) | undefined;
  private readonly ready = new Promise<void>((open) => {
    this.open = open;
  });

  connectedCallback(): void {
    const frame = document.createElement("iframe");
    frame.loading = "lazy";
    frame.style.cssText = "display:block;width:100%;height:320px;border:0";
    const sandbox = this.getAttribute("sandbox");
    if (sandbox !== null) frame.setAttribute("sandbox", sandbox);
    this.port = undefined;
    this.frame = frame;
    this.attributeChangedCallback();
    this.replaceChildren(frame);
    this.style.display ||= "block"; // by itself an element is a part of a line of text
    addEventListener("message", this);
  }

  disconnectedCallback(): void {
    removeEventListener("message", this);
  }

  /** A widget that is there already follows a change of its fragment, and keeps its data. */
  attributeChangedCallback(): void {
    const { frame } = this;
    if (!frame) return;
    const url = this.address();
    frame.title = this.title || "DORA metrics";
    if (this.port) frame.contentWindow?.location.replace(url);
    else frame.src = url;
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
    if (!frame || source !== frame.contentWindow || data?.type !== "announce") return;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => this.hear(event.data);
    this.port = port1;
    const { sandbox, src } = frame;
    const opaque = frame.hasAttribute("sandbox") && !sandbox.contains("allow-same-origin");
    const hello = { dora: 1, type: "hello", follow: true };
    frame.contentWindow?.postMessage(hello, opaque ? "*" : new URL(src).origin, [port2]);
  }

  private hear(answer: Answer): void {
    const { type, id, height } = answer;
    if (type === "ready") this.open?.();
    if (height && this.frame) this.frame.style.height = `${height}px`;
    this.calls[id ?? -1]?.[type === "error" ? 1 : 0](answer);
    this.dispatchEvent(new CustomEvent(`dora-${type}`, { detail: answer }));
  }

  private async ask(message: object): Promise<Answer> {
    await this.ready;
    return new Promise((...call) => {
      this.port?.postMessage({ ...message, dora: 1, id: this.calls.push(call) - 1 });
    });
  }

  private address(): string {
    const url = new URL("embed.html", new URL(this.getAttribute("src") ?? "", document.baseURI));
    url.hash = names
      .filter((name) => this.hasAttribute(name))
      .flatMap((name) => {
        const value = this.getAttribute(name) ?? "";
        if (name === "view") return `view=${value}`;
        const values = name === "data" ? value.split(/\s+/) : [value];
        return values.map((one) => `${name}=${encodeURIComponent(one)}`);
      })
      .join("&");
    return url.href;
  }
}

customElements.define("dora-lens", DoraLens);
