import type { Workspace } from "../state/workspace";

const kName = "sample-synthetic.json";

/**
 * Fetches the sample, which a script made up, and reads it like any other file. Shown as of its own
 * last day, so that it looks the same on every day.
 */
export async function addSample(workspace: Workspace): Promise<void> {
  try {
    const response = await fetch(`${import.meta.env.BASE_URL}sample/${kName}`);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    await workspace.add([{ name: kName, blob: await response.blob(), sample: true }]);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    workspace.fail(kName, "sample-missing", detail);
  }
}
