import type { Baseline } from "../engine/report";
import { namedColor } from "./named-color";

/** Colours come from the style sheet, so a chart follows the theme without being drawn anew. */
const kColors = ["var(--line-1)", "var(--line-3)", "var(--line-4)", "var(--line-5)"] as const;
const kDashes = ["none", "7 3", "2 3", "9 3 2 3", "14 3"] as const;

/** The colour and the dashes of a series by its number; both say which it is. */
export function seriesStyle(index: number): { color: string; dashes: string } {
  return {
    color: kColors[index % kColors.length] ?? kColors[0],
    dashes: kDashes[index % kDashes.length] ?? kDashes[0],
  };
}

/** Lines beside a series: quieter than it, and each of its own kind. */
export function companionStyle(kind: "median" | "previous") {
  return kind === "median"
    ? { color: "var(--ink-2)", dashes: "5 4", width: 1.5 }
    : { color: "var(--edge)", dashes: "none", width: 1 };
}

export function baselineColor({ color }: Baseline): string {
  return namedColor(color) ?? "var(--ink-2)";
}
