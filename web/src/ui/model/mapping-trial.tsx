import { useState } from "preact/hooks";
import type { ModelDocument } from "../../engine/model";
import type { ResourceTrial, TriedExpression } from "../../engine/trial";
import { reasonTexts } from "../../intake/health-texts";
import { whatFailed } from "../../intake/sentences";
import type { Workspace } from "../../state/workspace";
import { ScrollBox } from "../scroll-box";
import { type Samples, useSamples, useTrial } from "./use-trial";

export interface MappingTrialProps {
  workspace: Workspace;
  document: ModelDocument;
  /** As it stands in the editor. */
  text: string;
}

/** What a mapping makes of the records that it read, while it is being edited. */
export function MappingTrial({ workspace, document, text }: MappingTrialProps) {
  const samples = useSamples(workspace, document);
  if (samples) return <Tried workspace={workspace} samples={samples} text={text} />;
  return (
    <p class="model-note">Load a file that this mapping reads, to see what it makes of a record.</p>
  );
}

interface TriedProps {
  workspace: Workspace;
  samples: Samples;
  text: string;
}

function Tried({ workspace, samples: { file, records }, text }: TriedProps) {
  const [asked, setAt] = useState(0);
  const at = Math.min(asked, records.length - 1);
  const record = records[at];
  const trial = useTrial(workspace, text, record);
  return (
    <section class="trial" aria-label="What the mapping makes of a record">
      <div class="trial-head">
        <h3>
          Record {at + 1} of {file}
        </h3>
        <button type="button" class="button" disabled={at === 0} onClick={() => setAt(at - 1)}>
          Previous
        </button>
        <button
          type="button"
          class="button"
          disabled={at + 1 >= records.length}
          onClick={() => setAt(at + 1)}
        >
          Next
        </button>
      </div>
      <ScrollBox class="trial-json" label="The record">
        <pre>{JSON.stringify(record, null, 2)}</pre>
      </ScrollBox>
      {trial && !trial.ok && (
        <p class="model-error">
          {whatFailed(trial.error) ?? trial.error.id}
          {trial.error.line ? ` (line ${trial.error.line})` : ""}.
        </p>
      )}
      {trial?.ok && trial.skipped && (
        <p class="model-error">
          This record is left out: it {leftOut(trial.skipped.reason)}
          {trial.skipped.detail && ` (${trial.skipped.detail})`}.
        </p>
      )}
      {trial?.ok && trial.resources.map((one, index) => <Resource key={index} trial={one} />)}
    </section>
  );
}

const leftOut = (reason: string) => reasonTexts[reason]?.[0] ?? reason.replaceAll("-", " ");

function Resource({ trial }: { trial: ResourceTrial }) {
  const { kind, blueprint, selected, entity, expressions } = trial;
  return (
    <article data-resource={blueprint}>
      <h3>
        {kind} → {blueprint}
        {!selected && <span class="trial-quiet"> not selected</span>}
      </h3>
      <table class="trial-table">
        <tbody>
          {expressions.map((one) => (
            <tr key={one.path} data-path={one.path}>
              <th scope="row" title={one.program}>
                {one.path}
              </th>
              <td class={one.error ? "model-error" : undefined}>{outcomeOf(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {entity && (
        <ScrollBox class="trial-json" label={`The ${blueprint} that comes of it`}>
          <pre>{JSON.stringify(entity, null, 2)}</pre>
        </ScrollBox>
      )}
    </article>
  );
}

function outcomeOf({ value, error }: TriedExpression): string {
  if (!error) return JSON.stringify(value);
  if (error.id === "jq-error" && error.detail) return error.detail;
  if (error.id === "jq-unsupported") return "needs jq itself, which could not be loaded";
  return whatFailed(error) ?? error.id;
}
