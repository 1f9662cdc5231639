import { useCallback, useState } from "preact/hooks";
import { ComparisonContext } from "../dashboard/change";
import { Dashboard } from "../dashboard/dashboard";
import { LazyTrends } from "../dashboard/lazy-trends";
import { Skeleton } from "../dashboard/skeleton";
import type { OnWeek } from "../dashboard/week-context";
import { Explaining } from "../explain/explaining";
import { LeftOutNote } from "../explain/left-out-note";
import { offer } from "../intake/dropped-files";
import { bringsData, useFragment } from "../linked/use-fragment";
import { dayOf } from "../state/selection";
import type { Workspace } from "../state/workspace";
import { AddDataDialog } from "./add-data-dialog";
import { Announcer } from "./announcer";
import type { HealthOf } from "./data-health";
import { DropTarget } from "./drop-target";
import { Failures } from "./failures";
import { FileChips } from "./file-chips";
import { FilePicker, openFilePicker } from "./file-picker";
import { FilterBar } from "./filters/filter-bar";
import { Header } from "./header";
import { Intro } from "./intro";
import { LazyModelPanel } from "./lazy-model-panel";
import { LazyPart } from "./lazy-part";
import { LazyPortDialog } from "./lazy-port-dialog";
import { ModelNotice } from "./model-notice";
import { OldData } from "./old-data";
import { PageCommands } from "./page-commands";
import { StatusBar } from "./status-bar";
import { UpdateNotice } from "./update-notice";
import { useKeptFocus } from "./use-kept-focus";

const loadHealth = () => import("./data-health");
const loadLinked = () => import("../linked/linked-data");
const loadShare = () => import("../share/share-dialog");
const loadColumns = () => import("./columns/columns-dialog");

/** The page: ways in, then the dashboard, and around both what is always there. */
export function App({ workspace }: { workspace: Workspace }) {
  const [adding, setAdding] = useState(false);
  const [modelling, setModelling] = useState(false);
  const [connecting, setConnecting] = useState(false);
  const [sharing, setSharing] = useState(false);
  const [health, setHealth] = useState<HealthOf | null>(null);
  /** Key of the table whose columns are looked at. */
  const [columnsOf, setColumnsOf] = useState<number | null>(null);
  const showWeek: OnWeek = useCallback(
    (from, to) => {
      const [first, last] = [Date.parse(from), Date.parse(to) - 1].map(dayOf);
      if (first && last) void workspace.select({ from: first, last: null, to: last });
    },
    [workspace],
  );
  const phase = workspace.phase.value;
  const report = workspace.report.value;
  useKeptFocus(`${phase} ${workspace.files.count.value}`);
  const table = columnsOf === null ? undefined : workspace.files.get(columnsOf);
  const hideColumns = useCallback(() => setColumnsOf(null), []);
  const fragment = useFragment();
  const share = () => setSharing(true);
  const hideShare = useCallback(() => setSharing(false), []);
  const showModel = () => setModelling(true);
  const hideModel = useCallback(() => setModelling(false), []);
  const connect = () => setConnecting(true);
  const hidePort = useCallback(() => setConnecting(false), []);
  const chips = (
    <FileChips
      workspace={workspace}
      health={health}
      onHealth={(of) => setHealth(of === health ? null : of)}
      onModel={showModel}
    />
  );
  const sparklines = useCallback(
    (blueprint: string) => workspace.sparklines(blueprint),
    [workspace],
  );
  const take = (files: readonly File[]) => void workspace.add(files.map(offer));

  return (
    <Explaining workspace={workspace} onWeek={showWeek}>
      <a class="button skip-link" href="#main">
        Skip to the content
      </a>
      <Header
        loaded={report !== null}
        onAdd={() => setAdding(true)}
        onPort={connect}
        onModel={showModel}
        onShare={report ? share : undefined}
      />
      <main id="main" class="page" tabIndex={-1}>
        <Failures workspace={workspace} onColumns={setColumnsOf} />
        {bringsData(fragment) && (
          <LazyPart workspace={workspace} name="The data of the link" load={loadLinked}>
            {({ LinkedData }) => <LinkedData workspace={workspace} fragment={fragment} />}
          </LazyPart>
        )}
        {phase === "empty" ? (
          <>
            {workspace.model.changed.value && chips}
            <Intro
              workspace={workspace}
              onChoose={openFilePicker}
              onPaste={() => setAdding(true)}
              onPort={connect}
            />
          </>
        ) : (
          <>
            <h1 class="visually-hidden">DORA metrics</h1>
            {chips}
            {health !== null && report && (
              <LazyPart workspace={workspace} name="Data health" load={loadHealth}>
                {({ DataHealth }) => (
                  <DataHealth
                    workspace={workspace}
                    report={report}
                    of={health}
                    onColumns={setColumnsOf}
                  />
                )}
              </LazyPart>
            )}
            <FilterBar workspace={workspace} />
            <StatusBar workspace={workspace} />
            {report && <OldData workspace={workspace} report={report} />}
            <LeftOutNote workspace={workspace} />
            <ModelNotice workspace={workspace} />
            <ComparisonContext.Provider value={workspace}>
              {report ? (
                <Dashboard
                  report={report}
                  stale={workspace.busy.value}
                  tables={workspace.tables}
                  sparklines={sparklines}
                />
              ) : (
                <Skeleton />
              )}
            </ComparisonContext.Provider>
            <LazyTrends workspace={workspace} />
          </>
        )}
      </main>
      {phase !== "empty" && (
        <footer class="footer">
          Everything is computed in this page; nothing you add leaves the browser.
        </footer>
      )}
      <FilePicker onFiles={take} />
      <DropTarget workspace={workspace} />
      {adding && <AddDataDialog workspace={workspace} onClose={() => setAdding(false)} />}
      {table && (
        <LazyPart workspace={workspace} name="Columns" load={loadColumns} onFail={hideColumns}>
          {({ ColumnsDialog }) => (
            <ColumnsDialog workspace={workspace} file={table} onClose={hideColumns} />
          )}
        </LazyPart>
      )}
      {sharing && (
        <LazyPart workspace={workspace} name="Share" load={loadShare} onFail={hideShare}>
          {({ ShareDialog }) => <ShareDialog workspace={workspace} onClose={hideShare} />}
        </LazyPart>
      )}
      {modelling && <LazyModelPanel workspace={workspace} onClose={hideModel} />}
      <LazyPortDialog workspace={workspace} open={connecting} onClose={hidePort} />
      <PageCommands
        workspace={workspace}
        onPaste={() => setAdding(true)}
        onPort={connect}
        onModel={showModel}
        onShare={share}
        onHealth={() => setHealth("all")}
      />
      <Announcer workspace={workspace} />
      <UpdateNotice workspace={workspace} />
    </Explaining>
  );
}
