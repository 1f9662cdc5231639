import type { Report } from "../engine/report";
import { formatDay } from "../format/dates";
import { formatFragment } from "../state/fragment";
import type { WidgetState } from "./widget-state";

/** One line: of when and from where the numbers are, and the way to the full page. */
export function EmbedFooter({ state, shown }: { state: WidgetState; shown: Report | null }) {
  const hosts = [...new Set(state.address.value.data.map(({ host }) => host))];
  const sample = state.workspace.files.sampleOnly.value;
  return (
    <footer class="embed-footer">
      {shown && (
        <span class="embed-source">
          {sample ? "Synthetic sample, " : "As of "}
          {formatDay(shown.now)}
          {!sample && hosts.length > 0 && ` · from ${hosts.join(", ")}`}
        </span>
      )}
      <a
        href={fullPage(state)}
        target="_blank"
        rel="noopener noreferrer"
        aria-label="Open in dora-lens, in a new tab"
      >
        dora-lens ↗
      </a>
    </footer>
  );
}

/** The page with the same view; what came by message is not in its address. */
function fullPage(state: WidgetState): string {
  const { data, sample } = state.address.value;
  const fragment = formatFragment({
    selection: state.workspace.selection.value,
    data: data.map(({ href }) => href),
    sample,
    others: [],
  });
  return fragment === "" ? "./" : `./#${fragment}`;
}
