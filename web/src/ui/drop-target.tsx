import { useEffect, useState } from "preact/hooks";
import { carriesFiles, filesOf } from "../intake/dropped-files";
import { isTextField, offerText } from "../intake/pasted-text";
import type { Workspace } from "../state/workspace";

/** Makes the whole window take dropped files and pasted exports, and shows where while dragging. */
export function DropTarget({ workspace }: { workspace: Workspace }) {
  const [over, setOver] = useState(false);

  useEffect(() => {
    let depth = 0; // enter and leave come for every element on the way
    const stop = new AbortController();
    const { signal } = stop;

    const take = (transfer: DataTransfer) => {
      void filesOf(transfer).then((files) => workspace.add(files));
    };
    addEventListener(
      "dragenter",
      (event) => {
        if (!carriesFiles(event.dataTransfer)) return;
        depth += 1;
        setOver(true);
      },
      { signal },
    );
    addEventListener(
      "dragleave",
      (event) => {
        if (!carriesFiles(event.dataTransfer)) return;
        depth = Math.max(0, depth - 1);
        if (depth === 0) setOver(false);
      },
      { signal },
    );
    addEventListener(
      "dragover",
      (event) => {
        if (carriesFiles(event.dataTransfer)) event.preventDefault();
      },
      { signal },
    );
    addEventListener(
      "drop",
      (event) => {
        depth = 0;
        setOver(false);
        if (!event.dataTransfer || !carriesFiles(event.dataTransfer)) return;
        event.preventDefault();
        take(event.dataTransfer);
      },
      { signal },
    );
    addEventListener(
      "paste",
      (event) => {
        // Of an event in a shadow root, such as the editor's, `target` is only the root's host.
        const [target = null] = event.composedPath();
        if (!event.clipboardData || isTextField(target)) return;
        if (event.clipboardData.files.length > 0) {
          take(event.clipboardData);
          return;
        }
        const offering = offerText(event.clipboardData.getData("text"));
        if (offering) void workspace.add([offering]);
      },
      { signal },
    );
    return () => stop.abort();
  }, [workspace]);

  return over ? <div class="drop-overlay">Drop to add</div> : null;
}
