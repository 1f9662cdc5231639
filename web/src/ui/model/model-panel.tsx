import { useEffect, useRef, useState } from "preact/hooks";
import "../../styles/model.css";
import { draftsOf } from "../../model/drafts";
import { keyOf } from "../../state/model";
import type { Workspace } from "../../state/workspace";
import { BundledModel } from "./bundled-model";
import { DocumentEditor } from "./document-editor";
import { DocumentList } from "./document-list";
import { ExportModel } from "./export-model";
import { TierForm } from "./tier-form";

export interface ModelPanelProps {
  workspace: Workspace;
  onClose: () => void;
}

/** The model in force: which one, its tiers, and every document of it, to be read and edited. */
export function ModelPanel({ workspace, onClose }: ModelPanelProps) {
  const { model } = workspace;
  const drafts = draftsOf(model);
  const dialog = useRef<HTMLDialogElement>(null);
  /** Key of the document that is open; null for the tiers. */
  const [open, setOpen] = useState<string | null>(null);

  useEffect(() => {
    dialog.current?.show(); // not modal: the dashboard stays in sight, and at hand
    void model.watch();
  }, [model]);

  const close = () => dialog.current?.close();
  const documents = model.inForce.value?.documents ?? [];
  const document = documents.find((one) => keyOf(one) === open);
  return (
    <dialog
      ref={dialog}
      class="drawer"
      aria-labelledby="model-title"
      onClose={onClose}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) close();
      }}
    >
      <div class="dialog-head">
        <h2 id="model-title">Model</h2>
        <button type="button" class="button" onClick={close}>
          Close
        </button>
      </div>
      <BundledModel model={model} drafts={drafts} />
      <DocumentList documents={documents} drafts={drafts} open={open} onOpen={setOpen} />
      {document ? (
        <DocumentEditor key={open} model={model} drafts={drafts} document={document} />
      ) : (
        <TierForm documents={documents} drafts={drafts} />
      )}
      <ExportModel documents={documents} />
    </dialog>
  );
}
