import { Fragment } from "preact";
import { useState } from "preact/hooks";
import type { InputReport, Report, TimeSpan } from "../engine/report";
import { formatBytes } from "../format/bytes";
import { endOfDay, formatDay } from "../format/dates";
import { counted } from "../format/numbers";
import { skippedSentence, warningSentence } from "../intake/health-sentences";
import { countedEntities } from "../intake/input-summary";
import { joinInputs, warningLines } from "../intake/join-inputs";
import { sourceName } from "../intake/sentences";
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

/** From so many files of one source on, they are shown together, and one by one on demand. */
const kMany = 4;

/** What files were recognised as, what came of them, and what was left out and why. */
export function DataHealth({ workspace, report, of, onColumns }: DataHealthProps) {
  const loaded = workspace.files.loaded.value.filter((file) => of === "all" || file.key === of);
  if (loaded.length === 0) return null;
  const actions: Actions = {
    onShow: (moment) => void workspace.showAsOf(moment),
    onColumns,
  };
  return (
    <section id="data-health" class="card health" aria-labelledby="health-title">
      <h2 id="health-title" class="visually-hidden">
        Data health
      </h2>
      {of === "all" && <Together workspace={workspace} report={report} />}
      {of === "all" && !!report.reported?.length && <PortValues report={report} />}
      {bySource(loaded).map((files) =>
        files.length < kMany ? (
          files.map((file) => <FileHealth key={file.key} file={file} {...actions} />)
        ) : (
          <SourceHealth key={files[0]?.state.input.source} files={files} {...actions} />
        ),
      )}
    </section>
  );
}

function bySource(files: readonly LoadedFile[]): LoadedFile[][] {
  const sources = new Map<string | null, LoadedFile[]>();
  for (const file of files) {
    const { source } = file.state.input;
    const known = sources.get(source);
    if (known) known.push(file);
    else sources.set(source, [file]);
  }
  return [...sources.values()];
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
            <dt>Leave out</dt>
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
        <ToKnow lines={warnings.map(warningSentence)} />
      </dl>
    </article>
  );
}

interface Actions {
  /** Shows the dashboard as of a moment, in milliseconds UTC. */
  onShow: (moment: number) => void;
  /** Looks at the columns of a table, by its key. */
  onColumns: (key: number) => void;
}

function FileHealth({ file, ...actions }: Actions & { file: LoadedFile }) {
  const { input } = file.state;
  return (
    <article class="health-file" data-health={input.name}>
      <h3>{input.name}</h3>
      <Findings inputs={[input]} file={file} {...actions} />
    </article>
  );
}

function SourceHealth({ files, ...actions }: Actions & { files: LoadedFile[] }) {
  const [each, showEach] = useState(false);
  const inputs = files.map(({ state }) => state.input);
  const source = inputs[0]?.source ?? null;
  return (
    <>
      <article class="health-file" data-source={source}>
        <h3>
          {counted(files.length, "file")} of {sourceName(source)}
        </h3>
        <Findings inputs={inputs} {...actions} />
        <button
          type="button"
          class="link"
          aria-expanded={each}
          onClick={() => showEach((shown) => !shown)}
        >
          {each ? "Hide the files" : `Show each of the ${counted(files.length, "file")}`}
        </button>
      </article>
      {each && files.map((file) => <FileHealth key={file.key} file={file} {...actions} />)}
    </>
  );
}

interface FindingsProps extends Actions {
  inputs: readonly InputReport[];
  /** The only one, if there is one only. */
  file?: LoadedFile;
}

/** What came of one file, or of several of the same source. */
function Findings({ inputs, file, onShow, onColumns }: FindingsProps) {
  const { source, records, bytes, span, skipped, ...came } = joinInputs(inputs);
  return (
    <dl>
      <dt>Recognised as</dt>
      <dd>
        {sourceName(source)}
        {file?.columns && ", as you said"}{" "}
        {file?.state.input.table && (
          <button type="button" class="link" onClick={() => onColumns(file.key)}>
            look at the columns
          </button>
        )}
      </dd>
      <dt>Read</dt>
      <dd>
        {counted(records, "record")}, {formatBytes(bytes)}
      </dd>
      <dt>Entities</dt>
      <dd>
        <Entities {...came} />
      </dd>
      {span && (
        <>
          <dt>From, to</dt>
          <dd>
            {days(span)}{" "}
            <button type="button" class="link" onClick={() => onShow(endOfDay(span.to))}>
              show as of {formatDay(span.to)}
            </button>
          </dd>
        </>
      )}
      <dt>Skipped</dt>
      <dd>
        {skipped.length === 0 ? (
          "nothing"
        ) : (
          <ul class="health-list health-warn">
            {skipped.map((one) => (
              <li key={one.reason}>{skippedSentence(one)}</li>
            ))}
          </ul>
        )}
      </dd>
      <ToKnow lines={warningLines(inputs)} />
    </dl>
  );
}

/** How many entities of each kind, and from when to when they are, as the metrics have it. */
function Entities({ entities, spans = {} }: Pick<InputReport, "entities" | "spans">) {
  const kinds = Object.entries(entities).filter(([, count]) => count > 0);
  if (kinds.length === 0) return <>none</>;
  return (
    <ul class="health-list">
      {kinds.map(([blueprint, count]) => {
        const span = spans[blueprint];
        return (
          <li key={blueprint}>
            {countedEntities(blueprint, count)}
            {span && ", "}
            {span && <span class="health-when">{days(span)}</span>}
          </li>
        );
      })}
    </ul>
  );
}

function days({ from, to }: TimeSpan): string {
  const [first, last] = [formatDay(from), formatDay(to)];
  return first === last ? first : `${first} – ${last}`;
}

function ToKnow({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <dt>To know</dt>
      <dd>
        <ul class="health-list">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </dd>
    </>
  );
}
