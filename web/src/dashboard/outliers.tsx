import type { Metric, Spread } from "../engine/report";
import { useAsk } from "../explain/ask";
import { measureOfMetric, quantity } from "../explain/measure";
import { formatDay } from "../format/dates";
import { outliersText } from "./spread-texts";

/** The values far above the others, each with the way to its place in its tool. */
export function Outliers({ metric, spread }: { metric: Metric; spread: Spread }) {
  const ask = useAsk();
  const text = outliersText(metric, spread);
  const measure = measureOfMetric(metric);
  if (text === null) return <p class="outliers-none">No outliers.</p>;
  return (
    <details class="outliers">
      <summary>{text}</summary>
      <ul>
        {spread.outliers.first.map(({ identifier, title, link, value, time }) => (
          <li key={identifier}>
            <span class="outlier-name">
              {link !== undefined && /^https?:\/\//i.test(link) ? (
                <a href={link} target="_blank" rel="noopener noreferrer">
                  {title}
                </a>
              ) : (
                title
              )}
              {time !== undefined && <small>{formatDay(time)}</small>}
            </span>
            <span title={quantity(value, measure).exact}>{quantity(value, measure).text}</span>
          </li>
        ))}
      </ul>
      {ask && (
        <button
          type="button"
          class="link"
          aria-haspopup="dialog"
          onClick={({ currentTarget }) =>
            ask({ kind: "metric", metric: metric.identifier }, currentTarget, "value")
          }
        >
          All rows, the largest first
        </button>
      )}
    </details>
  );
}
