import { useState } from "preact/hooks";
import { takeUpdate, updateReady } from "../offline/updates";
import type { Workspace } from "../state/workspace";

/**
 * Says that a newer version of the page is there. Nothing is opened anew by itself: what was loaded
 * would be gone.
 */
export function UpdateNotice({ workspace }: { workspace: Workspace }) {
  const [later, setLater] = useState(false);
  const shown = updateReady.value && !later;
  const loaded = workspace.phase.value !== "empty";
  // The region is always there: what comes into it is read aloud, a region that comes is not.
  return (
    <div class="notice" role="status">
      {shown && (
        <div class="notice-card">
          <p>
            A new version is ready.
            {loaded && " Reloading forgets the files on this page; they can be added again."}
          </p>
          <div class="actions">
            <button type="button" class="button" onClick={() => takeUpdate.value()}>
              Reload
            </button>
            <button type="button" class="button" onClick={() => setLater(true)}>
              Later
            </button>
          </div>
        </div>
      )}
    </div>
  );
}
