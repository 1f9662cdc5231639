import type { Report, Widget } from "../engine/report";

export interface Placed {
  widget: Widget;
  /** Width in twelfths. */
  size: number;
}

/**
 * The dashboard's rows of widgets, each with its width. A widget that the layout forgot comes last,
 * over the whole width, so that nothing computed goes unseen.
 */
export function placeWidgets(report: Pick<Report, "layout" | "widgets">): Placed[][] {
  const byId = new Map(report.widgets.map((widget) => [widget.id, widget]));
  const rows = report.layout.map(({ columns }) =>
    columns.flatMap(({ id, size }): Placed[] => {
      const widget = byId.get(id);
      if (!widget) return [];
      byId.delete(id);
      return [{ widget, size: Math.min(12, Math.max(1, Math.round(size))) }];
    }),
  );
  for (const widget of byId.values()) rows.push([{ widget, size: 12 }]);
  return rows.filter((row) => row.length > 0);
}
