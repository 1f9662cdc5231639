import { useEffect, useRef } from "preact/hooks";
import { offerText } from "../intake/pasted-text";
import type { Workspace } from "../state/workspace";
import { openFilePicker } from "./file-picker";

export interface AddDataDialogProps {
  workspace: Workspace;
  onClose: () => void;
}

/** More data for the dashboard: files, or pasted text, which is read as soon as it is pasted. */
export function AddDataDialog({ workspace, onClose }: AddDataDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    dialog.current?.showModal();
    text.current?.focus();
  }, []);

  const close = () => dialog.current?.close();
  const add = (pasted: string) => {
    const offering = offerText(pasted);
    if (!offering) return;
    void workspace.add([offering]);
    close();
  };
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="add-title" onClose={onClose}>
      <div class="dialog-head">
        <h2 id="add-title">Add data</h2>
        <button type="button" class="button" onClick={close}>
          Close
        </button>
      </div>
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
        spellcheck={false}
        placeholder='[{"number": 1, "merged_at": …'
        onPaste={(event) => {
          const pasted = event.clipboardData?.getData("text") ?? "";
          if (pasted.trim() === "") return;
          event.preventDefault(); // megabytes in a text field would stop the page
          add(pasted);
        }}
      />
      <div class="actions">
        <button type="button" class="button" onClick={() => add(text.current?.value ?? "")}>
          Read the text
        </button>
      </div>
      <p class="privacy">
        Files can also be dropped anywhere on this page. Nothing leaves the browser.
      </p>
    </dialog>
  );
}
