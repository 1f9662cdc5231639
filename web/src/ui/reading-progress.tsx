import { formatBytes } from "../format/bytes";
import { counted } from "../format/numbers";
import type { ReadingFile } from "../state/loaded-file";
import type { Workspace } from "../state/workspace";

/** How far the file being read has come, in bytes and records, and a way to stop. */
export function ReadingProgress({ workspace, file }: { workspace: Workspace; file: ReadingFile }) {
  const { progress, again } = file.state;
  const total = file.blob.size;
  const share = total === 0 ? 1 : Math.min(1, progress.bytes / total);
  const others = workspace.files.pending.value.length - 1;
  return (
    <section class="status reading" aria-label="Progress">
      <span class="reading-name">
        Reading <b>{file.name}</b>
        {again && " again"}
      </span>
      <div
        class="progress"
        role="progressbar"
        aria-label={`Reading ${file.name}`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
      >
        <div class="progress-fill" style={{ transform: `scaleX(${share})` }} />
      </div>
      <span class="reading-numbers">
        {formatBytes(progress.bytes)} of {formatBytes(total)} ·{" "}
        {counted(progress.records, "record")}
        {others > 0 && ` · ${counted(others, "more file")} to read`}
      </span>
      {!again && (
        <button type="button" class="button" onClick={() => workspace.cancel()}>
          Cancel
        </button>
      )}
    </section>
  );
}
