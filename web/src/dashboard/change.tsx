import type { ReadonlySignal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { isNumberWidget, type NumberWidget, type Summary } from "../engine/report";
import type { ReportSettings } from "../engine/settings";
import { previousOf } from "../state/comparison";
import { changeOf } from "./change-words";
import { periodWords } from "./period-words";

/** What numbers are compared with; the workspace is one. */
export interface Compared {
  previous: ReadonlySignal<Summary | null>;
  settings: ReadonlySignal<ReportSettings | null>;
}

/** Reaches the cards without those between, which do not change when the comparison arrives. */
export const ComparisonContext = createContext<Compared | null>(null);

/** The change of a number since the period before, in words, and whether that is better. */
export function Change({ widget }: { widget: NumberWidget }) {
  const compared = useContext(ComparisonContext);
  const summary = compared?.previous.value;
  const settings = compared?.settings.value;
  const before = summary?.widgets.find(({ id }) => id === widget.id);
  if (!settings || !before || !isNumberWidget(before) || before.error) return null;
  const change = changeOf(widget, before);
  if (!change) return null;
  const { arrow, words, verdict } = change;
  const title = `${before.display ?? "No value"}: ${periodWords(previousOf(settings))}`;
  return (
    <span class={`change change-${verdict}`} title={title} data-change={words}>
      {arrow !== null && (
        <svg class={`change-${arrow}`} viewBox="0 0 8 8" aria-hidden="true">
          <path d="M4 1 8 7H0z" />
        </svg>
      )}
      {words}
    </span>
  );
}
