import { useState } from "preact/hooks";
import { counted } from "../format/numbers";
import { inputSummary, needsALook } from "../intake/input-summary";
import { isLoaded, isModel, type WorkspaceFile } from "../state/loaded-file";
import type { Workspace } from "../state/workspace";
import type { HealthOf } from "./data-health";
import { CrossIcon } from "./icons";
import { EditsChip, ModelChip } from "./model-chip";

export interface FileChipsProps {
  workspace: Workspace;
  /** Whose data health is open. */
  health: HealthOf | null;
  onHealth: (of: HealthOf) => void;
  onModel: () => void;
}

/** So many chips are shown at first: of a folder of hundreds each step would draw all of them anew. */
const kMost = 24;

/** What was loaded, above the dashboard: each leads to its data health, and can be taken out. */
export function FileChips({ workspace, health, onHealth, onModel }: FileChipsProps) {
  const files = workspace.files.all.value.filter((file) => file.state.kind !== "failed");
  const [all, showAll] = useState(false);
  const shown = all || files.length <= kMost ? files : files.slice(0, kMost - 1);
  const report = workspace.report.value;
  const warnings = report?.warnings.length ?? 0;
  return (
    <section aria-label="Files">
      <ul class="chips">
        {shown.map((file) => {
          const remove = () => void workspace.remove(file.key);
          return isModel(file) ? (
            <ModelChip key={file.key} file={file} onOpen={onModel} onRemove={remove} />
          ) : (
            <Chip
              key={file.key}
              file={file}
              open={health === file.key}
              onOpen={() => onHealth(file.key)}
              onRemove={remove}
            />
          );
        })}
        {shown.length < files.length && (
          <li>
            <button type="button" class="link" onClick={() => showAll(true)}>
              {counted(files.length - shown.length, "more file")}
            </button>
          </li>
        )}
        <EditsChip model={workspace.model} onOpen={onModel} />
        {report && (
          <li>
            <button
              type="button"
              class="link"
              aria-expanded={health === "all"}
              onClick={() => onHealth("all")}
            >
              Data health{warnings > 0 && `: ${counted(warnings, "remark")}`}
            </button>
          </li>
        )}
      </ul>
    </section>
  );
}

interface ChipProps {
  file: WorkspaceFile;
  open: boolean;
  onOpen: () => void;
  onRemove: () => void;
}

function Chip({ file, open, onOpen, onRemove }: ChipProps) {
  const look = isLoaded(file) ? needsALook(file.state.input) : null;
  return (
    <li class={look ? "chip chip-warn" : "chip"} data-file={file.name}>
      <button
        type="button"
        class="chip-open"
        title={`What came of ${file.name}`}
        aria-expanded={open}
        disabled={!isLoaded(file)}
        onClick={onOpen}
      >
        <span class="chip-text">
          <b>{file.sample ? "Synthetic sample" : file.name}</b> {describe(file)}
        </span>
        {look && <span class="chip-flag">{look}</span>}
      </button>
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
    case "model":
    case "failed":
      return "";
  }
}
