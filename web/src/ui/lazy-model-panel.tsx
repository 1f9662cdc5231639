import { useEffect, useState } from "preact/hooks";
import type { ModelPanel, ModelPanelProps } from "./model/model-panel";

/** Fetches the panel when it is first opened: the dashboard does without it. */
export function LazyModelPanel({ workspace, onClose }: ModelPanelProps) {
  const [panel, setPanel] = useState<{ Panel: typeof ModelPanel } | null>(null);
  useEffect(() => {
    import("./model/model-panel").then(
      (module) => setPanel({ Panel: module.ModelPanel }),
      (error: unknown) => {
        workspace.fail("Model", "part-missing", String(error));
        onClose();
      },
    );
  }, [workspace, onClose]);
  return panel && <panel.Panel workspace={workspace} onClose={onClose} />;
}
