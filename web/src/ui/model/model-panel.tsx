import { useEffect, useRef, useState } from "preact/hooks";
import "../../styles/model.css";
import type { ModelDocument } from "../../engine/model";
import { draftsOf } from "../../model/drafts";
import { keyOf, type Model } from "../../state/model";
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

  /** Keys of the documents that a person added. */
  const own = useRef(new Set<string>());

  useEffect(() => {
    dialog.current?.show(); // not modal: the dashboard stays in sight, and at hand
    void model.watch();
    return () => model.unwatch();
  }, [model]);

  const close = () => dialog.current?.close();
  const documents = ownFirst(model.inForce.value?.documents ?? [], own.current, model);
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
        <DocumentEditor key={open} workspace={workspace} drafts={drafts} document={document} />
      ) : (
        <TierForm documents={documents} drafts={drafts} />
      )}
      <ExportModel documents={documents} />
    </dialog>
  );
}

/** A person's own come first. What is only edited stays where it is, under the hand that edits it. */
function ownFirst(
  documents: readonly ModelDocument[],
  own: Set<string>,
  model: Model,
): ModelDocument[] {
  for (const document of documents) {
    const key = keyOf(document);
    if (document.changed && !model.edits.value.has(key)) own.add(key);
  }
  const rank = (document: ModelDocument) => (own.has(keyOf(document)) ? 0 : 1);
  return [...documents].sort((a, b) => rank(a) - rank(b));
}
