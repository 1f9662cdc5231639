import type { WidgetBase } from "../engine/report";
import { Card } from "./card";

/** Keeps the place of a widget that Port knows and this page does not. */
export function UnknownCard({ widget, size }: { widget: WidgetBase; size: number }) {
  return (
    <Card widget={widget} size={size} value={null}>
      {widget.undrawn === "propertiesValueHistory" ? (
        <p class="unknown">
          The history of a property cannot be drawn: exports hold entities as they are today.
        </p>
      ) : (
        <p class="unknown">
          This page cannot draw a widget of the type “{widget.undrawn ?? widget.type}” yet.
        </p>
      )}
    </Card>
  );
}
