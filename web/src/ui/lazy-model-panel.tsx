import type { ModelPanelProps } from "./model/model-panel";
import { usePart } from "./use-part";

const fetchPanel = () => import("./model/model-panel");

/** Fetches the panel when it is first opened: the dashboard does without it. */
export function LazyModelPanel({ workspace, onClose }: ModelPanelProps) {
  const part = usePart(workspace, "Model", fetchPanel, onClose);
  return part && <part.ModelPanel workspace={workspace} onClose={onClose} />;
}
