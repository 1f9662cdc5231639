import type { LegendEntry } from "./legend";

/** Which line is which, by colour and by dashes. */
export function ChartLegend({ entries }: { entries: readonly LegendEntry[] }) {
  return (
    <ul class="chart-legend">
      {entries.map(({ text, color, dashes, width }) => (
        <li key={`${color} ${dashes} ${text}`}>
          <svg viewBox="0 0 26 8" aria-hidden="true">
            <path d="M0 4h26" stroke={color} stroke-width={width} stroke-dasharray={dashes} />
          </svg>
          {text}
        </li>
      ))}
    </ul>
  );
}
