import { useMemo } from "preact/hooks";
import {
  isLineWidget,
  isLinksWidget,
  isMarkdownWidget,
  isNumberWidget,
  isSharesWidget,
  isTableWidget,
  type Report,
} from "../engine/report";
import { FailedCard } from "./failed-card";
import { LineChartCard } from "./line-chart-card";
import { LinksCard } from "./links-card";
import { MarkdownCard } from "./markdown-card";
import { NumberCard } from "./number-card";
import { type Placed, placeWidgets } from "./placement";
import { SharesCard } from "./shares-card";
import { TableCard, type TableCardProps } from "./table-card";
import { TableViews } from "./table-views";
import { UnknownCard } from "./unknown-card";
import { useLate } from "./use-late";
import type { AskSparklines } from "./use-trends";

export interface DashboardProps {
  report: Report;
  /** The report is of before a change that is being carried out. */
  stale: boolean;
  /** What a person made of the tables. */
  tables?: TableViews;
  /** Asks for the weeks of the rows of tables; without it they have no trends. */
  sparklines?: AskSparklines | undefined;
}

/** The report's widgets, row by row on a grid of twelve columns. */
export function Dashboard({ report, stale, tables, sparklines }: DashboardProps) {
  const own = useMemo(() => new TableViews(), []);
  // Drawn once for each report: that it has become stale changes nothing of what is in it.
  const rows = useMemo(
    () =>
      placeWidgets(report).map((row) => (
        <div key={row[0]?.widget.id} class="grid-row">
          {row.map((placed) => (
            <WidgetCard
              key={placed.widget.id}
              report={report}
              views={tables ?? own}
              sparklines={sparklines}
              {...placed}
            />
          ))}
        </div>
      )),
    [report, tables, own, sparklines],
  );
  return (
    <div class={useLate(stale) ? "grid stale" : "grid"} aria-busy={stale} data-now={report.now}>
      {rows}
    </div>
  );
}

type WidgetCardProps = Placed & Pick<TableCardProps, "report" | "views" | "sparklines">;

function WidgetCard({ report, widget, size, ...tables }: WidgetCardProps) {
  if (widget.error) return <FailedCard widget={widget} size={size} />;
  if (widget.undrawn) return <UnknownCard widget={widget} size={size} />;
  if (isNumberWidget(widget)) return <NumberCard widget={widget} size={size} />;
  if (isLineWidget(widget)) {
    return <LineChartCard widget={widget} size={size} trends={report.trends} />;
  }
  if (isTableWidget(widget)) {
    return <TableCard widget={widget} size={size} report={report} {...tables} />;
  }
  if (isSharesWidget(widget)) return <SharesCard widget={widget} size={size} />;
  if (isLinksWidget(widget)) return <LinksCard widget={widget} size={size} />;
  if (isMarkdownWidget(widget)) return <MarkdownCard widget={widget} size={size} />;
  return <UnknownCard widget={widget} size={size} />;
}
