import type { WidgetBase } from "../engine/report";
import { Card } from "./card";

/** A widget that the engine could not compute keeps its place, and says why. */
export function FailedCard({ widget, size }: { widget: WidgetBase; size: number }) {
  const { id, detail } = widget.error ?? {};
  return (
    <Card widget={widget} size={size} value={null}>
      <p class="unknown">
        This widget could not be computed: {id?.replaceAll("-", " ")}
        {detail ? ` (${detail})` : ""}. Check its definition in the dashboard.
      </p>
    </Card>
  );
}
