import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";
import { changeOf } from "../dashboard/change-words";
import { periodWords } from "../dashboard/period-words";
import { isNumberWidget, isTableWidget, type NumberWidget, type Report } from "../engine/report";
import { previousOf } from "../state/comparison";
import type { Workspace } from "../state/workspace";
import { Dialog } from "../ui/dialog";
import { badgeSvg } from "./badge";
import { chartsOf } from "./charts";
import { copyPicture, copyText } from "./copy";
import { download } from "./download";
import { markdownOf, type PageContext } from "./markdown";
import { svgText } from "./picture";
import { pngOf } from "./png";
import { reportText } from "./report-text";
import { downloadTable, tableText } from "./table-csv";
import "../styles/takeaway.css";

export interface TakeawayDialogProps {
  workspace: Workspace;
  onClose: () => void;
}

/** Does something, and says what came of it: `what` is "The report as JSON". */
type Doing = (kind: "copy" | "save", what: string, work: () => void | Promise<void>) => void;

/** Everything that can be taken away from the page: copied, downloaded or printed. */
export function TakeawayDialog({ workspace, onClose }: TakeawayDialogProps) {
  const [outcome, setOutcome] = useState("");
  const report = workspace.report.value;
  const doing: Doing = (kind, what, work) => {
    setOutcome("");
    const done = kind === "copy" ? "is on the clipboard" : "is among your downloads";
    const failed =
      kind === "copy"
        ? "could not be copied: the browser does not let this page use the clipboard. Download it instead"
        : "could not be made";
    // In a promise, so that what throws at once is heard of as well.
    new Promise<void>((resolve) => resolve(work())).then(
      () => setOutcome(`${what} ${done}.`),
      () => setOutcome(`${what} ${failed}.`),
    );
  };
  return (
    <Dialog title="Take away" class="takeaway" onClose={onClose}>
      {report && (
        <>
          <WholePage workspace={workspace} report={report} doing={doing} />
          <Tables workspace={workspace} report={report} doing={doing} />
          <Charts workspace={workspace} report={report} doing={doing} />
          <Badges report={report} doing={doing} />
        </>
      )}
      <p class="takeaway-outcome" role="status">
        {outcome}
      </p>
    </Dialog>
  );
}

interface PartProps {
  report: Report;
  doing: Doing;
}

function WholePage({ workspace, report, doing }: PartProps & { workspace: Workspace }) {
  const day = report.now.slice(0, 10);
  const markdown = () =>
    markdownOf(report, {
      view: workspace.view.value,
      tables: workspace.tables.shown,
      compared: comparedWith(workspace),
      sample: workspace.files.sampleOnly.value,
    });
  const json = () => reportText(report);
  return (
    <Part title="The whole page">
      <Item name="Markdown" about="for a pull request or a wiki">
        <Copy what="The page as Markdown" doing={doing} text={markdown} />
        <Save
          what="The page as Markdown"
          doing={doing}
          work={() => saveText(`dora ${day}.md`, "text/markdown", markdown())}
        />
      </Item>
      <Item name="JSON" about="the report, as the command line prints it">
        <Copy what="The report as JSON" doing={doing} text={json} />
        <Save
          what="The report as JSON"
          doing={doing}
          work={() => saveText(`dora ${day}.json`, "application/json", json())}
        />
      </Item>
      <Item name="Paper or PDF" about="by the browser's own dialog">
        <button type="button" class="button" onClick={() => print()}>
          Print
        </button>
      </Item>
    </Part>
  );
}

function Tables({ workspace, report, doing }: PartProps & { workspace: Workspace }) {
  const shown = report.widgets.filter(isTableWidget).flatMap(({ id, title }) => {
    const table = workspace.tables.shown.get(id);
    return table ? [{ id, title, table }] : [];
  });
  if (shown.length === 0) return null;
  return (
    <Part title="Tables, as they are shown, with exact values">
      {shown.map(({ id, title, table }) => (
        <Item key={id} name={title} about="CSV">
          <Copy what={`${title} as CSV`} doing={doing} text={() => tableText(table())} />
          <Save what={`${title} as CSV`} doing={doing} work={() => downloadTable(title, table())} />
        </Item>
      ))}
    </Part>
  );
}

function Charts({ workspace, report, doing }: PartProps & { workspace: Workspace }) {
  const charts = chartsOf(report, workspace.previous.value?.trends);
  if (charts.length === 0) return null;
  return (
    <Part title="Charts, in the colours of the theme">
      {charts.map((chart) => (
        <Item key={chart.id} name={chart.title}>
          <button
            type="button"
            class="button"
            aria-label={`Copy ${chart.title} as a picture`}
            onClick={() => doing("copy", chart.title, () => copyPicture(pngOf(svgText(chart))))}
          >
            Copy
          </button>
          <Save
            what={`${chart.title} as SVG`}
            text="SVG"
            doing={doing}
            work={() => saveText(`${chart.title}.svg`, "image/svg+xml", svgText(chart))}
          />
          <Save
            what={`${chart.title} as PNG`}
            text="PNG"
            doing={doing}
            work={async () => download(`${chart.title}.png`, await pngOf(svgText(chart)))}
          />
        </Item>
      ))}
    </Part>
  );
}

function Badges({ report, doing }: PartProps) {
  const numbers = report.widgets.filter(isNumberWidget).filter(({ error }) => !error);
  if (numbers.length === 0) return null;
  return (
    <Part title="Badges, for a README">
      {numbers.map((widget) => (
        <Badge key={widget.id} widget={widget} doing={doing} />
      ))}
    </Part>
  );
}

function Badge({ widget, doing }: { widget: NumberWidget; doing: Doing }) {
  const svg = useMemo(() => badgeSvg(widget), [widget]);
  const what = `The badge of ${widget.title}`;
  return (
    <li class="takeaway-item">
      <img
        class="takeaway-badge"
        src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`}
        alt={widget.title}
      />
      <span class="takeaway-actions">
        <Copy what={what} doing={doing} text={() => svg} />
        <Save
          what={what}
          doing={doing}
          work={() => saveText(`${widget.title}.svg`, "image/svg+xml", svg)}
        />
      </span>
    </li>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h3>{title}</h3>
      <ul>{children}</ul>
    </section>
  );
}

interface ItemProps {
  name: string;
  about?: string;
  children: ComponentChildren;
}

function Item({ name, about, children }: ItemProps) {
  return (
    <li class="takeaway-item">
      <span>
        {name} {about && <span class="takeaway-about">{about}</span>}
      </span>
      <span class="takeaway-actions">{children}</span>
    </li>
  );
}

function Copy({ what, doing, text }: { what: string; doing: Doing; text: () => string }) {
  return (
    <button
      type="button"
      class="button"
      aria-label={`Copy ${lower(what)}`}
      onClick={() => doing("copy", what, () => copyText(text()))}
    >
      Copy
    </button>
  );
}

interface SaveProps {
  what: string;
  text?: string;
  doing: Doing;
  work: () => void | Promise<void>;
}

function Save({ what, text = "Download", doing, work }: SaveProps) {
  return (
    <button
      type="button"
      class="button"
      aria-label={text === "Download" ? `Download ${lower(what)}` : `${text}: download ${what}`}
      onClick={() => doing("save", what, work)}
    >
      {text}
    </button>
  );
}

/** What each number is compared with; null while it is with nothing. */
function comparedWith({ previous, settings, report }: Workspace): PageContext["compared"] {
  if (!previous.value || !settings.value || !report.value) return null;
  const before = new Map(previous.value.widgets.filter(isNumberWidget).map((one) => [one.id, one]));
  const changes = report.value.widgets.filter(isNumberWidget).flatMap((widget) => {
    const known = before.get(widget.id);
    const change = known && !known.error ? changeOf(widget, known) : null;
    return change ? [[widget.id, change.words] as const] : [];
  });
  return { changes: new Map(changes), period: periodWords(previousOf(settings.value)) };
}

const lower = (what: string) => what.replace(/^The /, "the ");

function saveText(name: string, type: string, text: string): void {
  download(name, new Blob([text], { type: `${type};charset=utf-8` }));
}
