import { useCallback } from "preact/hooks";
import type { Metric, Spread } from "../engine/report";
import { HowButton } from "../explain/explained";
import { formatCount, percentText } from "../format/numbers";
import { ScrollBox } from "../ui/scroll-box";
import { Drawing, type DrawingProps } from "./drawing";
import { useTableToggle } from "./line-chart";
import { Outliers } from "./outliers";
import { span } from "./span";
import { binText, spreadFacts, spreadTitle, spreadWords } from "./spread-texts";

/** How the values of a metric are distributed: percentiles, a histogram, and the outliers by name. */
export function SpreadCard({ metric }: { metric: Metric }) {
  const title = spreadTitle(metric);
  const { asTable, toggle, showTable } = useTableToggle(title);
  const { identifier, spread } = metric;
  if (!spread) return null;
  return (
    <section
      class="card card-chart"
      style={span(6)}
      aria-labelledby={`spread-${identifier}`}
      data-spread={identifier}
    >
      <div class="card-head">
        <h3 class="card-title" id={`spread-${identifier}`}>
          {title}
        </h3>
        <span class="card-links">
          {toggle}
          <HowButton question={{ kind: "metric", metric: identifier }} of={title} />
        </span>
      </div>
      <p class="card-description">{spreadWords(spread)}</p>
      <dl class="spread-facts">
        {spreadFacts(metric, spread).map(({ name, meaning, value }) => (
          <div key={name} title={`${meaning}: ${value.exact}`} data-fact={name}>
            <dt>{name}</dt>
            <dd>{value.text}</dd>
          </div>
        ))}
      </dl>
      {asTable ? (
        <BinsTable metric={metric} spread={spread} />
      ) : (
        <Histogram metric={metric} spread={spread} onFailure={showTable} />
      )}
      <Outliers metric={metric} spread={spread} />
    </section>
  );
}

interface HistogramProps {
  metric: Metric;
  spread: Spread;
  onFailure: () => void;
}

function Histogram({ metric, spread, onFailure }: HistogramProps) {
  const { bins, count } = spread;
  const draw: DrawingProps["draw"] = useCallback(
    ({ drawHistogram, barPlaces }, size) => {
      const svg = drawHistogram(metric, spread, size);
      return { svg, places: barPlaces(svg, spread.bins.length) };
    },
    [metric, spread],
  );
  const linesOf = (index: number) => {
    const bin = bins[index];
    if (!bin) return [];
    return [binText(metric, bin), `${formatCount(bin.count)}, ${percentText(bin.count / count)}`];
  };
  return (
    <Drawing draw={draw} label={spreadTitle(metric)} linesOf={linesOf} onFailure={onFailure} />
  );
}

function BinsTable({ metric, spread }: { metric: Metric; spread: Spread }) {
  return (
    <ScrollBox class="table-scroll chart-table" label={`${spreadTitle(metric)}, table`}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">From – to</th>
            <th scope="col" class="numeric">
              How many
            </th>
            <th scope="col" class="numeric">
              Share
            </th>
          </tr>
        </thead>
        <tbody>
          {spread.bins.map((bin) => (
            <tr key={bin.from}>
              <th scope="row">{binText(metric, bin)}</th>
              <td class="numeric">{formatCount(bin.count)}</td>
              <td class="numeric">{percentText(bin.count / spread.count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
