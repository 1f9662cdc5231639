import type { Share } from "../engine/report";
import { namedColor } from "./named-color";

const kOthers = ["--line-1", "--line-3", "--line-4", "--line-5", "--red", "--ink-3"];

/** The colour that the blueprint gives the value, if this page has it; else one by its place. */
export function shareColor(share: Share, index: number): string {
  if (share.other || share.value === null) return "var(--edge)";
  return namedColor(share.color) ?? `var(${kOthers[index % kOthers.length]})`;
}
