import type { WidgetBase } from "../engine/report";
import { Card } from "./card";

/** Keeps the place of a widget that Port knows and this page does not. */
export function UnknownCard({ widget, size }: { widget: WidgetBase; size: number }) {
  return (
    <Card widget={widget} size={size} value={null}>
      <p class="unknown">This page cannot draw a widget of the type “{widget.type}” yet.</p>
    </Card>
  );
}
