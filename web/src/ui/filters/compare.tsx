import { periodWords } from "../../dashboard/period-words";
import { previousOf } from "../../state/comparison";
import type { Workspace } from "../../state/workspace";

/** The switch of the comparison; its title says which period it is with. */
export function Compare({ workspace }: { workspace: Workspace }) {
  const settings = workspace.settings.value;
  const title = settings
    ? `Against ${periodWords(previousOf(settings))}`
    : "Against the period before";
  return (
    <label class="choice compare" title={title}>
      <input
        type="checkbox"
        checked={workspace.selection.value.compare}
        disabled={settings === null}
        onChange={(event) => void workspace.select({ compare: event.currentTarget.checked })}
      />{" "}
      Compare
    </label>
  );
}
