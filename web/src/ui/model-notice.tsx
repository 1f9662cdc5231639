import { kDefaultModel } from "../state/model-loader";
import type { Workspace } from "../state/workspace";

/** Says that the data brought another bundled model with it, and offers the guide's. */
export function ModelNotice({ workspace }: { workspace: Workspace }) {
  const { model } = workspace;
  const switched = model.switched.value;
  if (!switched || !workspace.report.value) return null;
  return (
    <section class="status" aria-label="Model of the dashboard">
      <span>
        Shown with the model <b>{switched.title}</b>, for which {switched.file} looks made.
      </span>
      <button type="button" class="button" onClick={() => void model.use(kDefaultModel)}>
        Use the guide's model
      </button>
    </section>
  );
}
