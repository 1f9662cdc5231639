import type { LineWidget } from "../engine/report";
import { ScrollBox } from "../ui/scroll-box";
import { chartUnit, formatValue, partialNote, pointName } from "./series-text";

/** The points of a chart as a table, in place of the picture. */
export function ChartTable({ widget }: { widget: LineWidget }) {
  const unit = chartUnit(widget);
  const axis = widget.series[0]?.points ?? [];
  return (
    <ScrollBox class="table-scroll chart-table" label={`${widget.title}, table`}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{widget.xAxisTitle ?? "Interval"}</th>
            {widget.series.map(({ title }) => (
              <th key={title} scope="col" class="numeric">
                {widget.series.length === 1 ? (widget.yAxisTitle ?? title) : title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {axis.map((point, index) => (
            <tr key={point.label} data-label={point.label}>
              <th scope="row">{pointName(point)}</th>
              {widget.series.map((series) => {
                const own = series.points[index];
                if (!own || own.value === null) {
                  return (
                    <td key={series.title} class="numeric absent">
                      no value
                    </td>
                  );
                }
                return (
                  <td key={series.title} class="numeric" title={String(own.value)}>
                    {partialNote(series, own) && (
                      <span class="absent">{partialNote(series, own)} </span>
                    )}
                    {formatValue(own.value, unit)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
