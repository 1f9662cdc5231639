import type { EngineError } from "../engine/outcome";

/** From the page to the frame that fetches: an address that a person agreed to. */
export interface FetchRequest {
  href: string;
}

/** From the frame to the page. `listening` comes first. */
export type FetchReply =
  | { kind: "listening" }
  | { kind: "bytes"; bytes: number }
  | { kind: "blob"; blob: Blob }
  | { kind: "fault"; error: EngineError };
