import { useState } from "preact/hooks";
import { Dashboard } from "../dashboard/dashboard";
import { offer } from "../intake/dropped-files";
import type { Workspace } from "../state/workspace";
import { AddDataDialog } from "./add-data-dialog";
import { Announcer } from "./announcer";
import { DataHealth } from "./data-health";
import { DropTarget } from "./drop-target";
import { Failures } from "./failures";
import { FileChips } from "./file-chips";
import { FilePicker, openFilePicker } from "./file-picker";
import { Header } from "./header";
import { Intro } from "./intro";
import { Skeleton } from "./skeleton";
import { StatusBar } from "./status-bar";

/** The page: ways in, then the dashboard, and around both what is always there. */
export function App({ workspace }: { workspace: Workspace }) {
  const [adding, setAdding] = useState(false);
  const [health, setHealth] = useState(false);
  const phase = workspace.phase.value;
  const report = workspace.report.value;
  const take = (files: readonly File[]) => void workspace.add(files.map(offer));

  return (
    <>
      <a class="button skip-link" href="#main">
        Skip to the content
      </a>
      <Header onAdd={() => setAdding(true)} />
      <main id="main" class="page" tabIndex={-1}>
        <Failures workspace={workspace} />
        {phase === "empty" ? (
          <Intro workspace={workspace} onChoose={openFilePicker} onPaste={() => setAdding(true)} />
        ) : (
          <>
            <h1 class="visually-hidden">DORA metrics</h1>
            <FileChips
              workspace={workspace}
              healthOpen={health}
              onHealth={() => setHealth(!health)}
            />
            {health && report && <DataHealth workspace={workspace} report={report} />}
            <StatusBar workspace={workspace} />
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
      <Announcer workspace={workspace} />
    </>
  );
}
