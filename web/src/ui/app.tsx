import { useCallback, useState } from "preact/hooks";
import { Dashboard } from "../dashboard/dashboard";
import { Skeleton } from "../dashboard/skeleton";
import { offer } from "../intake/dropped-files";
import type { Workspace } from "../state/workspace";
import { AddDataDialog } from "./add-data-dialog";
import { Announcer } from "./announcer";
import type { HealthOf } from "./data-health";
import { DropTarget } from "./drop-target";
import { Failures } from "./failures";
import { FileChips } from "./file-chips";
import { FilePicker, openFilePicker } from "./file-picker";
import { Header } from "./header";
import { Intro } from "./intro";
import { LazyModelPanel } from "./lazy-model-panel";
import { LazyPart } from "./lazy-part";
import { LazyPortDialog } from "./lazy-port-dialog";
import { ModelNotice } from "./model-notice";
import { StatusBar } from "./status-bar";
import { UpdateNotice } from "./update-notice";
import { useKeptFocus } from "./use-kept-focus";

const loadHealth = () => import("./data-health");
const loadColumns = () => import("./columns/columns-dialog");

/** The page: ways in, then the dashboard, and around both what is always there. */
export function App({ workspace }: { workspace: Workspace }) {
  const [adding, setAdding] = useState(false);
  const [modelling, setModelling] = useState(false);
  const [connecting, setConnecting] = useState(false);
  const [health, setHealth] = useState<HealthOf | null>(null);
  /** Key of the table whose columns are looked at. */
  const [columnsOf, setColumnsOf] = useState<number | null>(null);
  const phase = workspace.phase.value;
  const report = workspace.report.value;
  useKeptFocus(`${phase} ${workspace.files.count.value}`);
  const table = columnsOf === null ? undefined : workspace.files.get(columnsOf);
  const hideColumns = useCallback(() => setColumnsOf(null), []);
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
  const take = (files: readonly File[]) => void workspace.add(files.map(offer));

  return (
    <>
      <a class="button skip-link" href="#main">
        Skip to the content
      </a>
      <Header onAdd={() => setAdding(true)} onPort={connect} onModel={showModel} />
      <main id="main" class="page" tabIndex={-1}>
        <Failures workspace={workspace} onColumns={setColumnsOf} />
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
            <StatusBar workspace={workspace} />
            <ModelNotice workspace={workspace} />
            {report ? <Dashboard report={report} stale={workspace.busy.value} /> : <Skeleton />}
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
      {modelling && <LazyModelPanel workspace={workspace} onClose={hideModel} />}
      <LazyPortDialog workspace={workspace} open={connecting} onClose={hidePort} />
      <Announcer workspace={workspace} />
      <UpdateNotice workspace={workspace} />
    </>
  );
}
