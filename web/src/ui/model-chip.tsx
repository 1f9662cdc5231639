import { counted } from "../format/numbers";
import type { ModelFile } from "../state/loaded-file";
import type { Model } from "../state/model";
import { CrossIcon } from "./icons";

interface ModelChipProps {
  file: ModelFile;
  onOpen: () => void;
  onRemove: () => void;
}

/** A file of documents among the files: it leads to the model, and can be taken out. */
export function ModelChip({ file, onOpen, onRemove }: ModelChipProps) {
  return (
    <li class="chip chip-model" data-model-file={file.name}>
      <button type="button" class="chip-open" title="Show the model" onClick={onOpen}>
        <span class="chip-text">
          <b>Model: {file.name}</b> {file.state.model.summary}
        </span>
      </button>
      <Remove label={`Remove ${file.name}`} onRemove={onRemove} />
    </li>
  );
}

/** What was edited by hand, as if it were a file. */
export function EditsChip({ model, onOpen }: { model: Model; onOpen: () => void }) {
  const edits = model.edits.value.size;
  if (edits === 0) return null;
  return (
    <li class="chip chip-model" data-model-edits={edits}>
      <button type="button" class="chip-open" title="Show the model" onClick={onOpen}>
        <span class="chip-text">
          <b>Model: edited</b> {counted(edits, "document")}
        </span>
      </button>
      <Remove label="Undo all edits of the model" onRemove={() => void model.undo()} />
    </li>
  );
}

function Remove({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <button type="button" class="chip-remove" aria-label={label} title={label} onClick={onRemove}>
      <CrossIcon />
    </button>
  );
}
