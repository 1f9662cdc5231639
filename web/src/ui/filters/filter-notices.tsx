import { isLineWidget, isNumberWidget, isSharesWidget, type Report } from "../../engine/report";
import { isEverything, kEverything, type Selection } from "../../state/selection";
import type { Workspace } from "../../state/workspace";
import { inForce } from "./words";

/** What is wrong with the filters in force, with a way out. */
export function FilterNotices({ workspace }: { workspace: Workspace }) {
  const selection = workspace.selection.value;
  const { value: choices } = workspace.choices;
  const { value: report } = workspace.report;
  if (!choices || !report || isEverything(selection)) return null;
  const strangers = (["teams", "services"] as const).flatMap((part) => {
    const known = new Set(
      choices.entities[part === "teams" ? "_team" : "service"]?.map((one) => one.identifier),
    );
    const unknown = selection[part].filter((name) => name !== "" && !known.has(name));
    return unknown.length > 0 ? [{ part, unknown }] : [];
  });
  const drop = (part: "teams" | "services", names: readonly string[]) =>
    void workspace.select({ [part]: selection[part].filter((name) => !names.includes(name)) });
  const clear = () => void workspace.select({ ...kEverything, compare: selection.compare });
  const force = inForce(selection, choices);
  return (
    <div class="filter-notices" role="status">
      {strangers.map(({ part, unknown }) => (
        <p key={part}>
          {sentence(part, unknown)}{" "}
          <button type="button" class="link" onClick={() => drop(part, unknown)}>
            Take {unknown.length === 1 ? "it" : "them"} out of the filter
          </button>
        </p>
      ))}
      {force !== "" && !workspace.busy.value && isEmpty(report) && (
        <p>
          Nothing in what was added is of these filters: {force}.{" "}
          <button type="button" class="link" onClick={clear}>
            Clear the filters
          </button>
        </p>
      )}
    </div>
  );
}

function sentence(part: keyof Pick<Selection, "teams" | "services">, names: readonly string[]) {
  const quoted = names.slice(0, 3).map((name) => `“${name}”`);
  const rest = names.length > 3 ? ` and ${names.length - 3} more` : "";
  const what = names.length === 1 ? part.slice(0, -1) : part;
  return `What was added has no ${what} ${quoted.join(", ")}${rest}.`;
}

/** No card has a number, no line a point. Tables have their rows even so. */
function isEmpty({ widgets }: Report): boolean {
  const drawn = widgets.filter((one) => isNumberWidget(one) || isLineWidget(one));
  return (
    drawn.length > 0 &&
    widgets.every((widget) => {
      if (isNumberWidget(widget)) return !widget.value;
      if (isLineWidget(widget)) {
        return widget.series.every(({ points }) => points.every((point) => !point.value));
      }
      if (isSharesWidget(widget)) return widget.shares.every(({ count }) => count === 0);
      return true;
    })
  );
}
