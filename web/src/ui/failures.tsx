import { failureSentence } from "../intake/sentences";
import type { Workspace } from "../state/workspace";
import { CrossIcon, StopIcon } from "./icons";

export interface FailuresProps {
  workspace: Workspace;
  /** Looks at the columns of a table, by its key. */
  onColumns: (key: number) => void;
}

/** One card for each file that could not be read. The others are not concerned. */
export function Failures({ workspace, onColumns }: FailuresProps) {
  const failures = workspace.files.failures.value;
  const trouble = workspace.trouble.value;
  if (failures.length === 0 && trouble === null) return null;
  return (
    <section class="failures" aria-label="Problems">
      {trouble !== null && (
        <div class="card failure">
          <div class="failure-line">
            <StopIcon />
            <p>The dashboard could not be computed: {trouble}. Reload the page, and try again.</p>
          </div>
        </div>
      )}
      {failures.map(({ key, name, error, table }) => (
        <div key={key} class="card failure" data-failure={error.id}>
          <div class="failure-line">
            <StopIcon />
            <p>
              {failureSentence(name, error)}{" "}
              {table && (
                <button type="button" class="link" onClick={() => onColumns(key)}>
                  Say what the columns mean
                </button>
              )}
            </p>
            <button
              type="button"
              class="chip-remove"
              aria-label={`Dismiss the problem with ${name}`}
              title="Dismiss"
              onClick={() => void workspace.remove(key)}
            >
              <CrossIcon />
            </button>
          </div>
        </div>
      ))}
    </section>
  );
}
