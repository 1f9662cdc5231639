import { useRef } from "preact/hooks";
import type { Question } from "../engine/explanation";
import type { LineWidget, Series, SeriesPoint } from "../engine/report";
import { Explained } from "../explain/explained";
import { useCellKeys } from "../explain/use-cell-keys";
import { exactNumber, formatNumber } from "../format/numbers";
import { ScrollBox } from "../ui/scroll-box";
import type { Company } from "./companions";
import { chartUnit, formatValue, partialNote, pointName } from "./series-text";

export interface ChartTableProps {
  widget: LineWidget;
  company: Company;
  questionOf: (from: string, series?: number) => Question;
}

/** The points of a chart as a table, in place of the picture; every value explains itself. */
export function ChartTable({ widget, company, questionOf }: ChartTableProps) {
  const table = useRef<HTMLTableElement>(null);
  useCellKeys(table);
  const unit = chartUnit(widget);
  const axis = widget.series[0]?.points ?? [];
  const { companions, counts } = company;
  return (
    <ScrollBox class="table-scroll chart-table" label={`${widget.title}, table`}>
      <table class="table" ref={table}>
        <thead>
          <tr>
            <th scope="col">{widget.xAxisTitle ?? "Interval"}</th>
            {widget.series.map(({ title }) => (
              <th key={title} scope="col" class="numeric">
                {widget.series.length === 1 ? (company.own ?? widget.yAxisTitle ?? title) : title}
              </th>
            ))}
            {companions.map(({ title }) => (
              <th key={title} scope="col" class="numeric">
                {title}
              </th>
            ))}
            {counts.length > 0 && (
              <th scope="col" class="numeric">
                Of how many
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {axis.map((point, index) => (
            <tr key={point.label} data-label={point.label}>
              <th scope="row">{pointName(point)}</th>
              {widget.series.map((series, number) => (
                <td key={series.title} class="numeric">
                  <Explained question={questionOf(point.from, number)} aside>
                    <Value series={series} point={series.points[index]} unit={unit} />
                  </Explained>
                </td>
              ))}
              {companions.map(({ title, values }) => {
                const value = values[index] ?? null;
                return (
                  <td
                    key={title}
                    class={value === null ? "numeric absent" : "numeric"}
                    title={value === null ? undefined : exactNumber(value)}
                  >
                    {value === null ? "no value" : formatValue(value, unit)}
                  </td>
                );
              })}
              {counts.length > 0 && <td class="numeric">{formatNumber(counts[index] ?? 0, 0)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

interface ValueProps {
  series: Series;
  point: SeriesPoint | undefined;
  unit: ReturnType<typeof chartUnit>;
}

function Value({ series, point, unit }: ValueProps) {
  if (!point || point.value === null) return <span class="absent">no value</span>;
  const note = partialNote(series, point);
  return (
    <span title={exactNumber(point.value)}>
      {note && <span class="absent">{note} </span>}
      {formatValue(point.value, unit)}
    </span>
  );
}
