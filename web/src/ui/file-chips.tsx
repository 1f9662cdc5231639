import { inputSummary, needsALook } from "../intake/input-summary";
import { isLoaded, type WorkspaceFile } from "../state/loaded-file";
import type { Workspace } from "../state/workspace";
import { CrossIcon } from "./icons";

export interface FileChipsProps {
  workspace: Workspace;
  healthOpen: boolean;
  onHealth: () => void;
}

/** What was loaded, above the dashboard; each can be taken out, and all lead to data health. */
export function FileChips({ workspace, healthOpen, onHealth }: FileChipsProps) {
  const files = workspace.files.all.value.filter((file) => file.state.kind !== "failed");
  return (
    <section aria-label="Files">
      <ul class="chips">
        {files.map((file) => (
          <Chip key={file.key} file={file} onRemove={() => void workspace.remove(file.key)} />
        ))}
        {workspace.report.value && (
          <li>
            <button
              type="button"
              class="link"
              aria-expanded={healthOpen}
              aria-controls="data-health"
              onClick={onHealth}
            >
              Data health
            </button>
          </li>
        )}
      </ul>
    </section>
  );
}

function Chip({ file, onRemove }: { file: WorkspaceFile; onRemove: () => void }) {
  const look = isLoaded(file) ? needsALook(file.state.input) : null;
  return (
    <li class={look ? "chip chip-warn" : "chip"} data-file={file.name}>
      <span class="chip-text" title={file.name}>
        <b>{file.sample ? "Synthetic sample" : file.name}</b> {describe(file)}
      </span>
      {look && <span class="chip-flag">{look}</span>}
      <button
        type="button"
        class="chip-remove"
        aria-label={`Remove ${file.name}`}
        title={`Remove ${file.name}`}
        onClick={onRemove}
      >
        <CrossIcon />
      </button>
    </li>
  );
}

function describe(file: WorkspaceFile): string {
  switch (file.state.kind) {
    case "waiting":
      return "waits";
    case "reading":
      return "is being read";
    case "loaded":
      return inputSummary(file.state.input);
    case "failed":
      return "";
  }
}
