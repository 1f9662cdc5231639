import type { WidgetBase } from "../engine/report";
import { whatFailed } from "../intake/sentences";
import { Card } from "./card";

/** A widget that the engine could not compute keeps its place, and says why. */
export function FailedCard({ widget, size }: { widget: WidgetBase; size: number }) {
  const { error } = widget;
  const what = error && (whatFailed(error) ?? error.id);
  return (
    <Card widget={widget} size={size} value={null}>
      <p class="unknown">This widget could not be computed: {what}.</p>
    </Card>
  );
}
