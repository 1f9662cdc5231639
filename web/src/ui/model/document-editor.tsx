import type { ModelDocument } from "../../engine/model";
import { failureSentence } from "../../intake/sentences";
import type { Drafts } from "../../model/drafts";
import { keyOf } from "../../state/model";
import type { Workspace } from "../../state/workspace";
import { CopyButton } from "../copy-button";
import { JsonField } from "./json-field";
import { MappingTrial } from "./mapping-trial";

export interface DocumentEditorProps {
  workspace: Workspace;
  drafts: Drafts;
  document: ModelDocument;
}

/** One document as JSON, to be edited, copied and put back as it was. */
export function DocumentEditor({ workspace, drafts, document }: DocumentEditorProps) {
  const { model } = workspace;
  const { kind, identifier } = document;
  const text = drafts.text(document);
  const error = drafts.error(document);
  const sentence = error && failureSentence(identifier, error);
  const edited = model.edits.value.has(keyOf(document)) || text !== document.text;
  const reset = () => {
    drafts.forget(document);
    if (model.edits.value.has(keyOf(document))) void model.undo(document);
  };
  return (
    <section class="model-document" aria-label={`${kind} ${identifier}`}>
      <div class="model-document-head">
        <code>{identifier}</code>
        <CopyButton text={text} label={`Copy the JSON of ${identifier}`} />
        {edited && (
          <button type="button" class="link" onClick={reset}>
            reset
          </button>
        )}
      </div>
      <JsonField
        label={`JSON of ${identifier}`}
        text={() => drafts.text(document)}
        mark={
          error?.line && sentence ? { line: error.line, column: error.column ?? 1, sentence } : null
        }
        onChange={(changed) => drafts.write(document, changed)}
      />
      <p class="model-verdict" role="status">
        {sentence && <span class="model-error">{sentence}</span>}
        {sentence && " The dashboard shows the last good model."}
      </p>
      {kind === "mapping" && <MappingTrial workspace={workspace} document={document} text={text} />}
    </section>
  );
}
