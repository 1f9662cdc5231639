import { measureOfMetric, quantity } from "../explain/measure";
import { sparkline, sparklineText } from "./sparkline";
import type { Trend } from "./use-trends";

const kSize = { width: 84, height: 18 };

/** The weeks of one entity as a small line, and in words for those who do not see it. */
export function TrendCell({ trend, identifier }: { trend: Trend | undefined; identifier: string }) {
  const values = trend?.values[identifier];
  if (!trend || !values?.some((value) => value !== null)) {
    return <td class="trend absent">{trend && "no value"}</td>;
  }
  const { whole, open, end } = sparkline(values, { ...kSize, partial: trend.partial });
  const measure = measureOfMetric(trend);
  const text = sparklineText(values, trend.partial, (value) => quantity(value, measure).text);
  return (
    <td class="trend" title={text} data-trend={values.join(" ")}>
      <svg
        class="trend-line"
        viewBox={`-3 -3 ${kSize.width + 6} ${kSize.height + 6}`}
        aria-hidden="true"
      >
        <path d={whole} />
        {open && <path d={open} stroke-dasharray="2 2" />}
        {end && <circle cx={end.x} cy={end.y} r="2" class={trend.partial ? "open" : undefined} />}
      </svg>
      <span class="visually-hidden">{text}</span>
    </td>
  );
}
