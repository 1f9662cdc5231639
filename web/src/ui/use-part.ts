import { useEffect, useState } from "preact/hooks";
import type { Workspace } from "../state/workspace";

/**
 * A part of the page that is fetched when it is first shown: null until it is there, and a failure
 * under `name` when it cannot be had. `fetch` and `onMissing` must stay the same.
 */
export function usePart<T>(
  workspace: Workspace,
  name: string,
  fetch: () => Promise<T>,
  onMissing?: () => void,
): T | null {
  const [part, setPart] = useState<{ fetched: T } | null>(null);
  useEffect(() => {
    fetch().then(
      (fetched) => setPart({ fetched }),
      (error: unknown) => {
        workspace.fail(name, "part-missing", String(error));
        onMissing?.();
      },
    );
  }, [workspace, name, fetch, onMissing]);
  return part?.fetched ?? null;
}
