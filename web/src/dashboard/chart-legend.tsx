import type { LineWidget } from "../engine/report";
import type { Company } from "./companions";
import { baselineColor, companionStyle, seriesStyle } from "./series-style";
import { chartUnit, formatValue } from "./series-text";

export interface ChartLegendProps {
  widget: LineWidget;
  company: Company;
}

/** Which line is which, by colour and by dashes, and what the baselines are. */
export function ChartLegend({ widget, company }: ChartLegendProps) {
  const { series, baselines = [] } = widget;
  const unit = chartUnit(widget);
  return (
    <ul class="chart-legend">
      {series.map(({ title }, index) => (
        <li key={title}>
          <Sample {...seriesStyle(index)} width={2} />
          {company.own ?? title}
        </li>
      ))}
      {company.companions.map(({ kind, title }) => (
        <li key={kind}>
          <Sample {...companionStyle(kind)} />
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
