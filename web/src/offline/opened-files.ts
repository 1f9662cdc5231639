import { offer } from "../intake/dropped-files";
import type { Offering } from "../state/loaded-file";
import type { Workspace } from "../state/workspace";

/** The browser's list of files that the system opened with the installed page; only some have it. */
interface LaunchQueue {
  setConsumer(take: (launch: { files?: readonly FileSystemFileHandle[] }) => void): void;
}

/** Reads files that were opened from the system with the installed page. */
export function takeOpenedFiles(
  workspace: Workspace,
  { launchQueue } = globalThis as { launchQueue?: LaunchQueue },
): void {
  launchQueue?.setConsumer(({ files = [] }) => {
    void Promise.all(files.map(opened)).then((offers) => workspace.add(offers));
  });
}

function opened(handle: FileSystemFileHandle): Promise<Offering> {
  return handle.getFile().then(offer, () => ({
    name: handle.name,
    blob: new Blob(),
    error: { id: "file-unreadable" },
  }));
}
