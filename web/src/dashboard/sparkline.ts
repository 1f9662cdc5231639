/**
 * A small line as SVG paths: `whole` for the weeks that are over, `open` for the step to one that is
 * not, and where its end stands. Values that are not there leave a gap.
 * @param values at least one of them known
 */
export function sparkline(
  values: readonly (number | null)[],
  { width, height, partial }: { width: number; height: number; partial: boolean },
): { whole: string; open: string; end: { x: number; y: number } | null } {
  const most = Math.max(1, ...values.map((value) => value ?? 0));
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  const place = (index: number, value: number) => ({
    x: round(index * step),
    y: round(height * (1 - value / most)),
  });
  const last = values.length - 1;
  let whole = "";
  let open = "";
  for (const [index, value] of values.entries()) {
    if (value === null) continue;
    const { x, y } = place(index, value);
    const before = values[index - 1];
    if (index === last && partial && before != null) {
      const from = place(index - 1, before);
      open = `M${from.x} ${from.y}L${x} ${y}`;
    } else {
      whole += `${before == null ? "M" : "L"}${x} ${y}`;
    }
  }
  const end = values[last];
  return { whole, open, end: end == null ? null : place(last, end) };
}

const round = (value: number) => Math.round(value * 100) / 100;

/**
 * The same in words: "3 to 12, last 4, not over yet".
 * @param say a value with its unit
 */
export function sparklineText(
  values: readonly (number | null)[],
  partial: boolean,
  say: (value: number) => string,
): string {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return "no value";
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const range = low === high ? say(low) : `${say(low)} to ${say(high)}`;
  const last = values.at(-1);
  if (last === null || last === undefined) return range;
  return `${range}, last ${say(last)}${partial ? ", not over yet" : ""}`;
}
