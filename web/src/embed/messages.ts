import type { Report } from "../engine/report";
import type { Selection } from "../state/selection";
import type { ThemeChoice } from "./themes";

/**
 * What a widget and the page around it say to each other, version 1. Every message is an object with
 * `dora: 1` and a `type`. One from the page may have an `id`, which the answer repeats.
 * docs/embedding.md is the manual.
 */
export const kVersion = 1;

export type MessageId = string | number;

/** A file, whole. Which kind of export it is, its content tells. */
export interface NamedBytes {
  name: string;
  bytes: ArrayBuffer | Blob;
}

/** From the page around the widget. */
export type HostMessage = { id?: MessageId } & (
  | {
      type: "hello";
      /** The page follows the height: the widget takes what it needs, and does not fill its frame. */
      follow: boolean;
    }
  | {
      type: "load";
      files: NamedBytes[];
      /** What was loaded before is taken out; else it stays, but for files of the same names. */
      replace: boolean;
    }
  | { type: "filter"; selection: Selection }
  | { type: "theme"; theme: ThemeChoice }
  | { type: "report" }
);

/** To the page around the widget. */
export type WidgetMessage = { id?: MessageId } & (
  | {
      /** The answer to `hello`. */
      type: "ready";
      /** The messages that are understood. */
      understands: readonly string[];
      /** The most bytes of one `load`. */
      mostBytes: number;
    }
  | {
      type: "loaded";
      /** Of each file what it was recognised as, or why it could not be read. */
      files: LoadedFile[];
    }
  /** `filter` or `theme` is in force. */
  | { type: "done"; of: "filter" | "theme" }
  /** The report of what is shown, as docs/report.md has it; null while there is none. */
  | { type: "report"; report: Report | null }
  /** What the widget needs, in CSS pixels. Comes by itself whenever it changes. */
  | { type: "height"; height: number }
  | { type: "error"; code: ErrorCode; message: string }
);

export type LoadedFile =
  | { name: string; ok: true; source: string | null; records: number }
  | { name: string; ok: false; error: string; message: string };

/**
 * `handshake`: the first message was no `hello`; `version`: of another version; `malformed`: not as
 * the type says; `unknown-type`; `secret`: it holds what looks like a token; `too-large`; `not-shown`:
 * what was asked for is not in the data; `by-address`: the data came from an address, and the page around
 * the widget may be one that its server would not let read it.
 */
export type ErrorCode =
  | "handshake"
  | "version"
  | "malformed"
  | "unknown-type"
  | "secret"
  | "too-large"
  | "not-shown"
  | "by-address";

export const kUnderstood = ["hello", "load", "filter", "theme", "report"] as const;

/** The most bytes, files and entities of one `load`. */
export const kMostBytes = 1e9;
export const kMostFiles = 1000;
export const kMostEntities = 1_000_000;
