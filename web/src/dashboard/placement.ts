import type { Report, Widget } from "../engine/report";

export interface Placed {
  widget: Widget;
  /** Width in twelfths. */
  size: number;
}

/**
 * The widgets in the order of the dashboard's rows, each with its width. A widget that the layout
 * forgot comes last, over the whole width, so that nothing computed goes unseen.
 */
export function placeWidgets(report: Pick<Report, "layout" | "widgets">): Placed[] {
  const byId = new Map(report.widgets.map((widget) => [widget.id, widget]));
  const placed: Placed[] = [];
  for (const { id, size } of report.layout.flatMap((row) => row.columns)) {
    const widget = byId.get(id);
    if (!widget) continue;
    byId.delete(id);
    placed.push({ widget, size: Math.min(12, Math.max(1, Math.round(size))) });
  }
  for (const widget of byId.values()) placed.push({ widget, size: 12 });
  return placed;
}
