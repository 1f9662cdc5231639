import { LazyPart } from "./lazy-part";
import type { ModelPanelProps } from "./model/model-panel";

const load = () => import("./model/model-panel");

export function LazyModelPanel(props: ModelPanelProps) {
  return (
    <LazyPart workspace={props.workspace} name="Model" load={load} onFail={props.onClose}>
      {({ ModelPanel }) => <ModelPanel {...props} />}
    </LazyPart>
  );
}
