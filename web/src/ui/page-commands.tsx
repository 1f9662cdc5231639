import { useLayoutEffect } from "preact/hooks";
import { focusTableFilter } from "../dashboard/table-tools";
import { isTableWidget } from "../engine/report";
import { addSample } from "../intake/sample";
import { useCommands } from "../state/commands";
import { closeOverlay, overlay } from "../state/overlay";
import { listenForShortcuts } from "../state/shortcuts";
import { theme, toggleTheme } from "../state/theme";
import type { Workspace } from "../state/workspace";
import { openFilePicker } from "./file-picker";
import { LazyPart } from "./lazy-part";

const loadList = () => import("./commands/command-list");
const loadHelp = () => import("./commands/help-dialog");
const loadTakeaway = () => import("../takeaway/takeaway-dialog");

export interface PageCommandsProps {
  workspace: Workspace;
  onPaste: () => void;
  onPort: () => void;
  onModel: () => void;
  onShare: () => void;
  onHealth: () => void;
}

/** What can be done on the page as a whole, by key and by list, and the dialogs of that. */
export function PageCommands(props: PageCommandsProps) {
  const { workspace, onPaste, onPort, onModel, onShare, onHealth } = props;
  const loaded = workspace.report.value !== null;
  useLayoutEffect(() => listenForShortcuts(() => show("commands")), []);
  useCommands([
    { id: "open", title: "Open files", group: "Data", keys: ["o"], run: openFilePicker },
    { id: "paste", title: "Paste an export", group: "Data", keys: ["p"], run: onPaste },
    {
      id: "sample",
      title: "Try sample data",
      group: "Data",
      possible: workspace.files.count.value === 0,
      run: () => void addSample(workspace),
    },
    { id: "port", title: "Connect to Port", group: "Data", run: onPort },
    {
      id: "health",
      title: "Data health",
      group: "Data",
      words: "skipped warnings files",
      possible: loaded,
      run: onHealth,
    },
    {
      id: "model",
      title: "Model",
      group: "Data",
      words: "blueprints thresholds tiers mapping",
      run: onModel,
    },
    {
      id: "filter",
      title: "Filter a table",
      group: "Look",
      keys: ["f", "/"],
      words: "find search rows",
      possible: workspace.report.value?.widgets.some(isTableWidget) ?? false,
      run: focusTableFilter,
    },
    {
      id: "theme",
      title: `Switch to the ${theme.value === "dark" ? "light" : "dark"} theme`,
      group: "Look",
      keys: ["t"],
      run: toggleTheme,
    },
    {
      id: "takeaway",
      title: "Take away",
      group: "Take away",
      keys: ["e"],
      words: "export copy download json csv markdown svg png badge",
      possible: loaded,
      run: () => show("takeaway"),
    },
    {
      id: "share",
      title: "Share",
      group: "Take away",
      words: "link embed iframe widget snippet",
      possible: loaded,
      run: onShare,
    },
    {
      id: "print",
      title: "Print, or save as PDF",
      group: "Take away",
      words: "paper",
      possible: loaded,
      run: () => print(),
    },
    {
      id: "help",
      title: "Keyboard shortcuts",
      group: "Help",
      keys: ["?"],
      words: "keys",
      run: () => show("help"),
    },
  ]);
  return <Overlays workspace={workspace} />;
}

function show(which: typeof overlay.value): void {
  overlay.value = which;
}

function Overlays({ workspace }: { workspace: Workspace }) {
  const failed = { workspace, onFail: closeOverlay };
  switch (overlay.value) {
    case null:
      return null;
    case "commands":
      return (
        <LazyPart {...failed} name="The list of commands" load={loadList}>
          {({ CommandList }) => <CommandList onClose={() => leave("commands")} />}
        </LazyPart>
      );
    case "help":
      return (
        <LazyPart {...failed} name="The shortcuts" load={loadHelp}>
          {({ HelpDialog }) => <HelpDialog onClose={closeOverlay} />}
        </LazyPart>
      );
    case "takeaway":
      return (
        <LazyPart {...failed} name="Take away" load={loadTakeaway}>
          {({ TakeawayDialog }) => <TakeawayDialog workspace={workspace} onClose={closeOverlay} />}
        </LazyPart>
      );
  }
}

/** The list closes as one of its commands opens another dialog, which then stays. */
function leave(which: typeof overlay.value): void {
  if (overlay.value === which) closeOverlay();
}
