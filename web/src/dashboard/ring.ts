const kOuter = 48;
const kInner = 30;

/**
 * The parts of a ring as SVG paths around the origin, clockwise from the top.
 * @param parts of the whole, which together are 1
 */
export function ring(parts: readonly number[]): string[] {
  let from = 0;
  return parts.map((part) => {
    // An arc that ends where it begins would not be drawn: a whole ring lacks a hair.
    const to = Math.min(from + part, from + 0.9999);
    const path = slice(from, to);
    from += part;
    return path;
  });
}

function slice(from: number, to: number): string {
  const large = to - from > 0.5 ? 1 : 0;
  return (
    `M${at(kOuter, from)}A${kOuter} ${kOuter} 0 ${large} 1 ${at(kOuter, to)}` +
    `L${at(kInner, to)}A${kInner} ${kInner} 0 ${large} 0 ${at(kInner, from)}Z`
  );
}

function at(radius: number, turn: number): string {
  const angle = 2 * Math.PI * turn;
  return `${(radius * Math.sin(angle)).toFixed(3)} ${(-radius * Math.cos(angle)).toFixed(3)}`;
}
