import type { HostMessage, WidgetMessage } from "./messages";
import { kMostBytes, kUnderstood, kVersion } from "./messages";
import { readMessage } from "./read-message";

/** The part of a window that is used, so that a test can stand in for it. */
export interface Posting {
  postMessage(message: unknown, origin: string): void;
}

export interface ChannelOptions {
  /** The window that embeds this one. */
  parent: Posting;
  /** Origins that may send messages; null for whichever embeds. `null` as a text is one without origin. */
  allowed: () => readonly string[] | null;
  /** Called with what is understood, after the handshake. */
  onMessage: (message: HostMessage) => void;
}

/**
 * The line to the page that embeds the widget. It opens when that page says `hello`; from then on only
 * that window under that origin is heard and answered. Everybody else is not even told that anybody
 * listens.
 *
 * A page without an origin (`null`: sandboxed, or a file) cannot be named as the receiver of an answer,
 * and another page may stand in its window by then; it sends a port along with its `hello`, and the
 * line is that port.
 */
export class Channel {
  private origin: string | null = null;
  private answer: ((message: WidgetMessage) => void) | null = null;

  /** Called after each handshake. */
  onOpen: () => void = () => undefined;

  constructor(private readonly options: ChannelOptions) {}

  /** Says that somebody listens: the only message to whomever it may concern, which carries nothing. */
  announce(): void {
    this.options.parent.postMessage({ dora: kVersion, type: "announce" }, "*");
  }

  /** What the window heard, from anybody. */
  receive({
    source,
    origin,
    data,
    ports,
  }: Pick<MessageEvent, "source" | "origin" | "data" | "ports">) {
    if ((source as unknown) !== this.options.parent) return;
    const allowed = this.options.allowed();
    if (allowed && !allowed.includes(origin)) return;
    if (this.origin !== null && origin !== this.origin) return;
    const [port] = ports;
    if (port) this.take(data, () => this.openPort(origin, port), toPort(port));
    else if (origin !== "null") {
      const answer = (message: WidgetMessage) =>
        this.options.parent.postMessage({ dora: kVersion, ...message }, origin);
      this.take(data, () => this.open(origin, answer), answer);
    }
  }

  /** Tells the page something that it did not ask for. Nobody hears it before the handshake. */
  send(message: WidgetMessage): void {
    this.answer?.(message);
  }

  private openPort(origin: string, port: MessagePort): void {
    this.open(origin, toPort(port));
    port.onmessage = ({ data }) => this.take(data, () => undefined, toPort(port));
  }

  private open(origin: string, answer: (message: WidgetMessage) => void): void {
    this.origin = origin;
    this.answer = answer;
  }

  private take(data: unknown, open: () => void, answer: (message: WidgetMessage) => void): void {
    const read = readMessage(data);
    if (!read.ok) {
      const { ok, ...error } = read;
      answer({ type: "error", ...error });
      return;
    }
    const { message } = read;
    const id = message.id === undefined ? null : { id: message.id };
    if (message.type === "hello") {
      open();
      this.send({ ...id, type: "ready", understands: kUnderstood, mostBytes: kMostBytes });
    } else if (this.answer === null) {
      const text = "Say hello first.";
      answer({ ...id, type: "error", code: "handshake", message: text });
      return;
    }
    this.options.onMessage(message);
    if (message.type === "hello") this.onOpen();
  }
}

function toPort(port: MessagePort): (message: WidgetMessage) => void {
  return (message) => port.postMessage({ dora: kVersion, ...message });
}
