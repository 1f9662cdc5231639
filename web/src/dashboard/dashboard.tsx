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
import { TableCard } from "./table-card";
import { UnknownCard } from "./unknown-card";

export interface DashboardProps {
  report: Report;
  /** The report is of before a change that is being carried out. */
  stale: boolean;
}

/** The report's widgets, row by row on a grid of twelve columns. */
export function Dashboard({ report, stale }: DashboardProps) {
  return (
    <div class={stale ? "grid stale" : "grid"} aria-busy={stale} data-now={report.now}>
      {placeWidgets(report).map((row) => (
        <div key={row[0]?.widget.id} class="grid-row">
          {row.map((placed) => (
            <WidgetCard key={placed.widget.id} report={report} {...placed} />
          ))}
        </div>
      ))}
    </div>
  );
}

function WidgetCard({ report, widget, size }: Placed & { report: Report }) {
  if (widget.error) return <FailedCard widget={widget} size={size} />;
  if (widget.undrawn) return <UnknownCard widget={widget} size={size} />;
  if (isNumberWidget(widget)) return <NumberCard widget={widget} size={size} />;
  if (isLineWidget(widget)) {
    const metric = report.trends?.find(({ widgets }) => widgets.includes(widget.id));
    return <LineChartCard widget={widget} size={size} metric={metric} />;
  }
  if (isTableWidget(widget)) return <TableCard widget={widget} size={size} report={report} />;
  if (isSharesWidget(widget)) return <SharesCard widget={widget} size={size} />;
  if (isLinksWidget(widget)) return <LinksCard widget={widget} size={size} />;
  if (isMarkdownWidget(widget)) return <MarkdownCard widget={widget} size={size} />;
  return <UnknownCard widget={widget} size={size} />;
}
