import { counted } from "../format/numbers";
import type { Workspace } from "../state/workspace";
import { countLeftOut, putAllBack } from "./left-out-view";

/** How much was left out row by row, and the way back; nothing while nothing is. */
export function LeftOutNote({ workspace }: { workspace: Workspace }) {
  const view = workspace.view.value;
  const count = countLeftOut(view);
  return (
    // Always there, as a region that comes with its text is not read out.
    <div role="status">
      {count > 0 && (
        <p class="left-out-note">
          <span>
            {counted(count, "row")} left out one by one: no number counts what is made of them.
          </span>
          <button
            type="button"
            class="button"
            onClick={() => void workspace.look(putAllBack(view))}
          >
            Put all back
          </button>
        </p>
      )}
    </div>
  );
}
