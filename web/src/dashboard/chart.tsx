import { useCallback, useContext } from "preact/hooks";
import type { Question } from "../engine/explanation";
import type { LineWidget } from "../engine/report";
import { useAsk } from "../explain/ask";
import type { PointAction } from "./chart-reader";
import type { Company } from "./companions";
import { Drawing, type DrawingProps } from "./drawing";
import { readPoint } from "./series-text";
import { WeekContext } from "./week-context";

export { loadDrawing } from "./drawing";

export interface ChartProps {
  widget: LineWidget;
  company: Company;
  /** What asks for the interval that begins at that moment. */
  questionOf: (from: string) => Question;
  onFailure: () => void;
}

/** A line chart, of which every interval can be read, explained, and shown alone. */
export function Chart({ widget, company, questionOf, onFailure }: ChartProps) {
  const ask = useAsk();
  const onWeek = useContext(WeekContext);
  const axis = widget.series[0]?.points ?? [];
  const draw: DrawingProps["draw"] = useCallback(
    ({ drawChart, pointPlaces }, size) => {
      const svg = drawChart(widget, size, company);
      return { svg, places: pointPlaces(svg, widget.series[0]?.points.length ?? 0) };
    },
    [widget, company],
  );
  const actionsOf = (index: number): PointAction[] => {
    const point = axis[index];
    if (!point) return [];
    const { from, to, label } = point;
    const which = /-W\d+$/.test(label) ? "this week" : "this interval";
    const actions: PointAction[] = [];
    if (ask) {
      actions.push({
        name: `Explain ${which}`,
        act: (opener) => ask(questionOf(from), opener),
      });
    }
    if (onWeek && to !== undefined) {
      actions.push({ name: `Show only ${which}`, act: () => onWeek(from, to) });
    }
    return actions;
  };
  return (
    <Drawing
      draw={draw}
      label={widget.title}
      linesOf={(index) => readPoint(widget, index, company)}
      actionsOf={ask || onWeek ? actionsOf : undefined}
      onFailure={onFailure}
    />
  );
}
