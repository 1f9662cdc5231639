import type { CSSProperties } from "preact";

/** A card so many twelfths wide. Set by script, not as an attribute, which the CSP would refuse. */
export function span(twelfths: number): CSSProperties {
  return { "--span": String(twelfths) } as CSSProperties;
}
