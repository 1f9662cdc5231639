/** Port's names of colours, and the one that is nearest to each on this page. */
const kNearest: Readonly<Record<string, string>> = {
  lime: "lime",
  green: "lime",
  turquoise: "lime",
  blue: "blue",
  purple: "line-5",
  pink: "line-5",
  orange: "orange",
  yellow: "orange",
  gold: "orange",
  bronze: "orange",
  red: "red",
  darkGray: "ink-2",
  lightGray: "edge",
  silver: "edge",
};

const kTierColors: readonly string[] = ["lime", "blue", "orange", "red"];

/** The colour of that name as a value for a style; null for a name that is not known. */
export function namedColor(name: string | undefined): string | null {
  const nearest = name === undefined ? undefined : kNearest[name];
  return nearest === undefined ? null : `var(--${nearest})`;
}

/** The colour of a tier that is nearest to that name; null where none is near. */
export function tierColor(name: string | undefined): string | null {
  const nearest = name === undefined ? undefined : kNearest[name];
  return nearest !== undefined && kTierColors.includes(nearest) ? nearest : null;
}
