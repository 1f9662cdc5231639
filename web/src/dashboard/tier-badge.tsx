import { tierColor } from "./named-color";

/** The shape of each of the tiers' colours, so that colour is never the only sign. */
const kShapes: Readonly<Record<string, string>> = {
  lime: "M4 0a4 4 0 1 1 0 8 4 4 0 0 1 0-8z",
  blue: "M1 .5h6q.5 0 .5.5v6q0 .5-.5.5H1q-.5 0-.5-.5V1q0-.5.5-.5z",
  orange: "M4 .5 8 7.5H0z",
  red: "M4 7.5 0 .5h8z",
};

const kOther = "M4 0 8 4 4 8 0 4z";

/** The shape of a tier's colour as a path in a square of 8; null for another colour. */
export function tierShape(color: string | null): string {
  return (color === null ? undefined : kShapes[color]) ?? kOther;
}

/** A tier by its name, with the shape and the ground of its colour. `color` is Port's name of it. */
export function TierBadge({ name, color }: { name: string; color: string | undefined }) {
  const known = tierColor(color);
  return (
    <span class={known ? `tier tier-${known}` : "tier"}>
      <svg class="tier-shape" viewBox="0 0 8 8" aria-hidden="true">
        <path d={tierShape(known)} />
      </svg>
      {name}
    </span>
  );
}

/** In the place of a tier that there is not: why. */
export function NoTier({ why }: { why: string }) {
  return <span class="tier tier-absent">{why}</span>;
}
