import guide from "../../../wasm/defaults/dashboards/port-guide.json";
import type { WidgetBase } from "../engine/report";
import { type Placed, placeWidgets } from "./placement";

/** The cards of the guide's dashboard, which is what the engine computes unless told otherwise. */
export function guideCards(): Placed[][] {
  const root = guide.widgets[0];
  if (!root) return [];
  const widgets: WidgetBase[] = root.widgets.map(({ id, type, title, description }) => ({
    id,
    type,
    title,
    description,
  }));
  return placeWidgets({ layout: root.layout, widgets });
}
