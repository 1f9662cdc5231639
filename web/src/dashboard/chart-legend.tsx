import type { Series } from "../engine/report";
import { seriesStyle } from "./series-style";

/** Which line is which, by colour and by dashes. */
export function ChartLegend({ series }: { series: readonly Series[] }) {
  return (
    <ul class="chart-legend">
      {series.map(({ title }, index) => {
        const { color, dashes } = seriesStyle(index);
        return (
          <li key={title}>
            <svg viewBox="0 0 26 8" aria-hidden="true">
              <path d="M0 4h26" stroke={color} stroke-width="2" stroke-dasharray={dashes} />
            </svg>
            {title}
          </li>
        );
      })}
    </ul>
  );
}
