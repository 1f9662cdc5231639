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
import { LazyDataHealth } from "./lazy-data-health";
import { LazyModelPanel } from "./lazy-model-panel";
import { ModelNotice } from "./model-notice";
import { StatusBar } from "./status-bar";
import { useKeptFocus } from "./use-kept-focus";

/** The page: ways in, then the dashboard, and around both what is always there. */
export function App({ workspace }: { workspace: Workspace }) {
  const [adding, setAdding] = useState(false);
  const [modelling, setModelling] = useState(false);
  const [health, setHealth] = useState<HealthOf | null>(null);
  const phase = workspace.phase.value;
  const report = workspace.report.value;
  useKeptFocus(`${phase} ${workspace.files.count.value}`);
  const showModel = () => setModelling(true);
  const hideModel = useCallback(() => setModelling(false), []);
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
      <Header onAdd={() => setAdding(true)} onModel={showModel} />
      <main id="main" class="page" tabIndex={-1}>
        <Failures workspace={workspace} />
        {phase === "empty" ? (
          <>
            {workspace.model.changed.value && chips}
            <Intro
              workspace={workspace}
              onChoose={openFilePicker}
              onPaste={() => setAdding(true)}
            />
          </>
        ) : (
          <>
            <h1 class="visually-hidden">DORA metrics</h1>
            {chips}
            {health !== null && report && (
              <LazyDataHealth workspace={workspace} report={report} of={health} />
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
      {modelling && <LazyModelPanel workspace={workspace} onClose={hideModel} />}
      <Announcer workspace={workspace} />
    </>
  );
}
