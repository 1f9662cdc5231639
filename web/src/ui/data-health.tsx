import { Fragment } from "preact";
import type { Report } from "../engine/report";
import { formatBytes } from "../format/bytes";
import { endOfDay, formatDay } from "../format/dates";
import { counted } from "../format/numbers";
import { entitySummary } from "../intake/input-summary";
import { skippedSentence, sourceName, warningSentence } from "../intake/sentences";
import type { LoadedFile } from "../state/loaded-file";
import type { Workspace } from "../state/workspace";
import { Counting, LeavingOut, Measured } from "./counting";
import { Names } from "./names";
import { PortValues } from "./port/port-values";

/** Which files the panel is about: one, by its key, or all. */
export type HealthOf = number | "all";

export interface DataHealthProps {
  workspace: Workspace;
  report: Report;
  of: HealthOf;
  /** Looks at the columns of a table, by its key. */
  onColumns: (key: number) => void;
}

/** What a file was recognised as, what came of it, and what was left out and why. */
export function DataHealth({ workspace, report, of, onColumns }: DataHealthProps) {
  const loaded = workspace.files.loaded.value.filter((file) => of === "all" || file.key === of);
  if (loaded.length === 0) return null;
  return (
    <section id="data-health" class="card health" aria-labelledby="health-title">
      <h2 id="health-title" class="visually-hidden">
        Data health
      </h2>
      {of === "all" && <Together workspace={workspace} report={report} />}
      {of === "all" && !!report.reported?.length && <PortValues report={report} />}
      {loaded.map((file) => (
        <FileHealth
          key={file.key}
          file={file}
          onColumns={() => onColumns(file.key)}
          onShow={(moment) => void workspace.showAsOf(moment)}
        />
      ))}
    </section>
  );
}

/** What only all files together tell. */
function Together({ workspace, report }: { workspace: Workspace; report: Report }) {
  const { warnings, strategies = [], facets = [], measures = [] } = report;
  const names = [...(report.matches ?? []), ...(report.unmatched ?? [])];
  const parts = [warnings, strategies, names, facets, measures];
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
        {names.length > 0 && (
          <>
            <dt>Names</dt>
            <dd>
              <Names model={workspace.model} report={report} />
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
  file: LoadedFile;
  onColumns: () => void;
  /** Shows the dashboard as of a moment, in milliseconds UTC. */
  onShow: (moment: number) => void;
}

function FileHealth({ file, onColumns, onShow }: FileHealthProps) {
  const { input } = file.state;
  const { span } = input;
  return (
    <article class="health-file" data-health={input.name}>
      <h3>{input.name}</h3>
      <dl>
        <dt>Recognised as</dt>
        <dd>
          {sourceName(input.source)}
          {file.columns && ", as you said"}{" "}
          {input.table && (
            <button type="button" class="link" onClick={onColumns}>
              look at the columns
            </button>
          )}
        </dd>
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
