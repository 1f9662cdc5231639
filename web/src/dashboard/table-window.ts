/** Lines from one, inclusive, to another, exclusive. */
export interface LineRange {
  from: number;
  to: number;
}

/** A part of a long table: lines that are drawn, or the room of those that are not. */
export type TablePart = { kind: "lines" | "gap" } & LineRange;

/** So many lines are drawn beyond what is seen, so that scrolling meets none that is missing. */
const kBeyond = 24;
/** What is drawn changes in steps of so many lines, not with every pixel. */
const kStep = 8;

/** The lines to draw, of `count` that are all `lineHeight` pixels high, in a box that is scrolled. */
export function windowOf(
  { scrollTop, height }: { scrollTop: number; height: number },
  lineHeight: number,
  count: number,
): LineRange {
  const first = Math.floor(scrollTop / lineHeight / kStep) * kStep;
  const seen = Math.ceil(height / lineHeight) + kStep;
  const to = Math.min(count, Math.max(0, first) + seen + kBeyond);
  return { from: Math.max(0, Math.min(first - kBeyond, count - seen)), to };
}

/**
 * All lines in parts: those of the window and the one that has the focus are drawn, so that the focus
 * is not lost when its line is scrolled away.
 */
export function tableParts(window: LineRange, focused: number | null, count: number): TablePart[] {
  const drawn = [window];
  if (focused !== null && focused < count) {
    const own = { from: focused, to: focused + 1 };
    if (focused < window.from) drawn.unshift(own);
    else if (focused >= window.to) drawn.push(own);
  }
  const parts: TablePart[] = [];
  let at = 0;
  for (const range of drawn) {
    if (range.from > at) parts.push({ kind: "gap", from: at, to: range.from });
    parts.push({ kind: "lines", ...range });
    at = range.to;
  }
  if (at < count) parts.push({ kind: "gap", from: at, to: count });
  return parts;
}
