import { useRef } from "preact/hooks";
import { offerText } from "../intake/pasted-text";
import type { Workspace } from "../state/workspace";
import { Dialog } from "./dialog";
import { openFilePicker } from "./file-picker";

export interface AddDataDialogProps {
  workspace: Workspace;
  onClose: () => void;
}

/** More data for the dashboard: files, or pasted text, which is read as soon as it is pasted. */
export function AddDataDialog({ workspace, onClose }: AddDataDialogProps) {
  const text = useRef<HTMLTextAreaElement>(null);
  const add = (pasted: string, close: () => void) => {
    const offering = offerText(pasted);
    if (!offering) return;
    void workspace.add([offering]);
    close();
  };
  return (
    <Dialog title="Add data" onClose={onClose}>
      {(close) => (
        <>
          <button
            type="button"
            class="button primary"
            onClick={() => {
              close();
              openFilePicker();
            }}
          >
            Choose files
          </button>
          <label for="pasted">Or paste an export</label>
          <textarea
            id="pasted"
            ref={text}
            autofocus
            spellcheck={false}
            placeholder='[{"number": 1, "merged_at": …'
            onPaste={(event) => {
              const pasted = event.clipboardData?.getData("text") ?? "";
              if (pasted.trim() === "") return;
              event.preventDefault(); // megabytes in a text field would stop the page
              add(pasted, close);
            }}
          />
          <div class="actions">
            <button
              type="button"
              class="button"
              onClick={() => add(text.current?.value ?? "", close)}
            >
              Read the text
            </button>
          </div>
          <p class="privacy">
            Files can also be dropped anywhere on this page. Nothing leaves the browser.
          </p>
        </>
      )}
    </Dialog>
  );
}
