import { Fragment } from "preact";
import type { InputReport, Report } from "../engine/report";
import { formatBytes } from "../format/bytes";
import { endOfDay, formatDay } from "../format/dates";
import { counted } from "../format/numbers";
import { entitySummary } from "../intake/input-summary";
import { skippedSentence, sourceName, warningSentence } from "../intake/sentences";
import type { Workspace } from "../state/workspace";
import { Counting, LeavingOut, Matches, Measured } from "./counting";
import { LazyPortValues } from "./lazy-port-values";

/** Which files the panel is about: one, by its key, or all. */
export type HealthOf = number | "all";

export interface DataHealthProps {
  workspace: Workspace;
  report: Report;
  of: HealthOf;
}

/** What a file was recognised as, what came of it, and what was left out and why. */
export function DataHealth({ workspace, report, of }: DataHealthProps) {
  const loaded = workspace.files.loaded.value.filter((file) => of === "all" || file.key === of);
  if (loaded.length === 0) return null;
  return (
    <section id="data-health" class="card health" aria-labelledby="health-title">
      <h2 id="health-title" class="visually-hidden">
        Data health
      </h2>
      {of === "all" && <Together workspace={workspace} report={report} />}
      {of === "all" && !!report.reported?.length && <LazyPortValues report={report} />}
      {loaded.map((file) => (
        <FileHealth
          key={file.key}
          input={file.state.input}
          onShow={(moment) => void workspace.showAsOf(moment)}
        />
      ))}
    </section>
  );
}

/** What only all files together tell. */
function Together({ workspace, report }: { workspace: Workspace; report: Report }) {
  const { warnings, strategies = [], matches = [], facets = [], measures = [] } = report;
  const parts = [warnings, strategies, matches, facets, measures];
  if (parts.every((part) => part.length === 0)) return null;
  return (
    <article class="health-file">
      <h3>All files together</h3>
      <dl>
        {strategies.map((one) => (
          <Fragment key={one.identifier}>
            <dt>Counted</dt>
            <dd>
              <Counting strategies={one} model={workspace.model} />
            </dd>
          </Fragment>
        ))}
        {measures.map((one) => (
          <Fragment key={one.identifier}>
            <dt>Measured</dt>
            <dd>
              <Measured measures={one} model={workspace.model} />
            </dd>
          </Fragment>
        ))}
        {facets.length > 0 && (
          <>
            <dt>Left out</dt>
            <dd>
              {facets.map((one) => (
                <LeavingOut key={one.identifier} facet={one} model={workspace.model} />
              ))}
            </dd>
          </>
        )}
        {matches.length > 0 && (
          <>
            <dt>Names</dt>
            <dd>
              <Matches matches={matches} />
            </dd>
          </>
        )}
        {warnings.length > 0 && (
          <>
            <dt>To know</dt>
            <dd>
              <ul class="health-list">
                {warnings.map((warning, index) => (
                  <li key={`${warning.id} ${index}`}>{warningSentence(warning)}</li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
    </article>
  );
}

interface FileHealthProps {
  input: InputReport;
  /** Shows the dashboard as of a moment, in milliseconds UTC. */
  onShow: (moment: number) => void;
}

function FileHealth({ input, onShow }: FileHealthProps) {
  const { span } = input;
  return (
    <article class="health-file" data-health={input.name}>
      <h3>{input.name}</h3>
      <dl>
        <dt>Recognised as</dt>
        <dd>{sourceName(input.source)}</dd>
        <dt>Read</dt>
        <dd>
          {counted(input.records, "record")}, {formatBytes(input.bytes)}
        </dd>
        <dt>Entities</dt>
        <dd>{entitySummary(input)}</dd>
        {span && (
          <>
            <dt>From, to</dt>
            <dd>
              {formatDay(span.from)} – {formatDay(span.to)}{" "}
              <button type="button" class="link" onClick={() => onShow(endOfDay(span.to))}>
                show as of {formatDay(span.to)}
              </button>
            </dd>
          </>
        )}
        <dt>Skipped</dt>
        <dd>
          {input.skipped.length === 0 ? (
            "nothing"
          ) : (
            <ul class="health-list health-warn">
              {input.skipped.map((skipped) => (
                <li key={skipped.reason}>{skippedSentence(skipped)}.</li>
              ))}
            </ul>
          )}
        </dd>
        {input.warnings.length > 0 && (
          <>
            <dt>To know</dt>
            <dd>
              <ul class="health-list">
                {input.warnings.map((warning, index) => (
                  <li key={`${warning.id} ${index}`}>{warningSentence(warning)}</li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
    </article>
  );
}
