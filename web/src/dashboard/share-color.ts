import type { Share } from "../engine/report";

const kNamed = ["lime", "blue", "orange", "red"];
const kOthers = ["--line-1", "--line-3", "--line-4", "--line-5", "--red", "--ink-3"];

/** The colour that the blueprint gives the value, if this page has it; else one by its place. */
export function shareColor(share: Share, index: number): string {
  if (share.other || share.value === null) return "var(--edge)";
  const color = share.color === "green" ? "lime" : share.color;
  if (color && kNamed.includes(color)) return `var(--${color})`;
  return `var(${kOthers[index % kOthers.length]})`;
}
