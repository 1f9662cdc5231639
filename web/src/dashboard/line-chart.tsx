import { useCallback, useState } from "preact/hooks";
import type { Question } from "../engine/explanation";
import type { LineWidget } from "../engine/report";
import { Chart } from "./chart";
import { ChartLegend } from "./chart-legend";
import { ChartTable } from "./chart-table";
import type { Company } from "./companions";
import { legendOf } from "./legend";

export interface LineChartProps {
  widget: LineWidget;
  company: Company;
  asTable: boolean;
  questionOf: (from: string, series?: number) => Question;
  onFailure: () => void;
}

/** A chart with its legend, or the table behind it. */
export function LineChart({ widget, company, asTable, questionOf, onFailure }: LineChartProps) {
  const legend = legendOf(widget, company);
  if (asTable) return <ChartTable widget={widget} company={company} questionOf={questionOf} />;
  return (
    <>
      <Chart widget={widget} company={company} questionOf={questionOf} onFailure={onFailure} />
      {legend.length > 0 && <ChartLegend entries={legend} />}
    </>
  );
}

/** The switch between a chart and its table, which also comes when the chart cannot be drawn. */
export function useTableToggle(title: string) {
  const [asTable, setAsTable] = useState(false);
  const showTable = useCallback(() => setAsTable(true), []);
  const toggle = (
    <button
      type="button"
      class="link"
      aria-pressed={asTable}
      aria-label={`${title} as a table`}
      onClick={() => setAsTable(!asTable)}
    >
      {asTable ? "chart" : "table"}
    </button>
  );
  return { asTable, toggle, showTable };
}
