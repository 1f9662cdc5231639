import { ComparisonContext } from "../dashboard/change";
import { Dashboard } from "../dashboard/dashboard";
import { Skeleton } from "../dashboard/skeleton";
import { formatBytes } from "../format/bytes";
import { failureSentence } from "../intake/sentences";
import { EmbedFooter } from "./embed-footer";
import { partOf } from "./part";
import type { WidgetState } from "./widget-state";

/** The widget: what it was asked to show, or the sentences that say why not. */
export function EmbedApp({ state }: { state: WidgetState }) {
  const { widget, title, notes } = state.address.value;
  const report = state.report.value;
  const part = report && partOf(report, widget, title);
  const single = part?.ok ? part.single : widget !== "dashboard";
  const problems = part && !part.ok ? [part.sentence] : state.problems.value;
  const { trouble, files, busy } = state.workspace;
  const failures = files.failures.value.map(({ name, error }) => failureSentence(name, error));
  if (trouble.value !== null) failures.push(`The numbers could not be computed: ${trouble.value}.`);
  return (
    <>
      <main class="embed" data-single={single}>
        <h1 class={title !== null && !single ? "embed-title" : "visually-hidden"}>
          {title ?? "DORA metrics"}
        </h1>
        {problems.length + failures.length > 0 && (
          <div class="embed-problem" role="alert">
            <Sentences texts={[...problems, ...failures]} />
          </div>
        )}
        {/* Always there: what comes together with its text is not read out. */}
        <div class={notes.length > 0 ? "embed-note" : "visually-hidden"} role="status">
          <Sentences texts={notes} />
        </div>
        {part?.ok ? (
          <ComparisonContext.Provider value={state.workspace}>
            <Dashboard report={part.report} stale={busy.value} />
          </ComparisonContext.Provider>
        ) : (
          problems.length === 0 &&
          failures.length === 0 && <Waiting state={state} single={single} />
        )}
      </main>
      <EmbedFooter state={state} shown={part?.ok ? part.report : null} />
    </>
  );
}

/** Each of them once: two files can fail in the same words. */
function Sentences({ texts }: { texts: readonly string[] }) {
  return [...new Set(texts)].map((text) => <p key={text}>{text}</p>);
}

/** Before there are numbers: the cards to come while data comes, else where it could come from. */
function Waiting({ state, single }: { state: WidgetState; single: boolean }) {
  if (!state.expecting.value) {
    return (
      <p class="embed-empty">
        {window.parent === window
          ? "This widget has no data: its address names none with data= or sample."
          : "Waiting for data of the page around this widget."}
      </p>
    );
  }
  return (
    <>
      <p class="embed-progress" role="status">
        {progressOf(state)}
      </p>
      {single ? <div class="embed-bones bone" aria-hidden="true" /> : <Skeleton />}
    </>
  );
}

function progressOf({ fetching, workspace }: WidgetState): string {
  if (fetching.value) {
    const { host, bytes } = fetching.value;
    return bytes === 0 ? `Asking ${host}` : `${formatBytes(bytes)} of ${host}`;
  }
  const reading = workspace.files.reading.value;
  if (!reading) return "Computing the numbers";
  const { bytes } = reading.state.progress;
  return `Reading ${reading.name}: ${formatBytes(bytes)} of ${formatBytes(reading.blob.size)}`;
}
