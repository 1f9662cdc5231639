import type { LineWidget } from "../engine/report";
import { baselineColor, seriesStyle } from "./series-style";
import { chartUnit, formatValue } from "./series-text";

/** Which line is which, by colour and by dashes, and what the baselines are. */
export function ChartLegend({ widget }: { widget: LineWidget }) {
  const { series, baselines = [] } = widget;
  const unit = chartUnit(widget);
  return (
    <ul class="chart-legend">
      {series.map(({ title }, index) => (
        <li key={title}>
          <Sample {...seriesStyle(index)} width={2} />
          {title}
        </li>
      ))}
      {baselines.map((baseline) => (
        <li key={`baseline ${baseline.name}`}>
          <Sample color={baselineColor(baseline)} dashes="none" width={1} />
          {baseline.name}: {formatValue(baseline.value, unit)}
        </li>
      ))}
    </ul>
  );
}

interface SampleProps {
  color: string;
  dashes: string;
  width: number;
}

function Sample({ color, dashes, width }: SampleProps) {
  return (
    <svg viewBox="0 0 26 8" aria-hidden="true">
      <path d="M0 4h26" stroke={color} stroke-width={width} stroke-dasharray={dashes} />
    </svg>
  );
}
