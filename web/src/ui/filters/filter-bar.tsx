import { useState } from "preact/hooks";
import { kEverything, sameSelection } from "../../state/selection";
import type { Workspace } from "../../state/workspace";
import { CaretIcon } from "../icons";
import { LazyPart } from "../lazy-part";
import { Compare } from "./compare";
import { FilterNotices } from "./filter-notices";
import { Menu } from "./menu";
import { environmentChoices, filterWords, hasTime, inForce } from "./words";

const loadMenus = () => import("./menus");
type Menus = Awaited<ReturnType<typeof loadMenus>>;

/** What of the data the dashboard is of. On a phone all of it folds into one button that says it. */
export function FilterBar({ workspace }: { workspace: Workspace }) {
  const [unfolded, setUnfolded] = useState(false);
  const selection = workspace.selection.value;
  const choices = workspace.choices.value;
  const facets = workspace.report.value?.facets ?? [];
  const words = filterWords(selection, choices);
  const force = inForce(selection, choices);
  const disabled = choices === null;
  const lazily = (draw: (menus: Menus) => preact.ComponentChild) => () => (
    <LazyPart workspace={workspace} name="Filters" load={loadMenus}>
      {draw}
    </LazyPart>
  );
  const clear = () => void workspace.select({ ...kEverything, compare: selection.compare });
  const leavesOut = facets.some(({ values }) => values.length > 0);
  const out = facets.some(({ values }) => values.some(({ leftOut }) => leftOut));
  return (
    <section class="filters" aria-label="Filters">
      <button
        type="button"
        class="button filters-fold"
        aria-expanded={unfolded}
        disabled={disabled}
        onClick={() => setUnfolded(!unfolded)}
      >
        <span class="menu-words">{force === "" ? "Filters" : `Filters: ${force}`}</span>
        <CaretIcon />
      </button>
      <div class={unfolded ? "filters-row unfolded" : "filters-row"}>
        <Menu
          name="Teams"
          words={words.teams}
          chosen={selection.teams.length > 0}
          disabled={disabled}
        >
          {lazily(({ TeamMenu }) => (
            <TeamMenu workspace={workspace} />
          ))}
        </Menu>
        <Menu
          name="Services"
          words={words.services}
          chosen={selection.services.length > 0}
          disabled={disabled}
        >
          {lazily(({ ServiceMenu }) => (
            <ServiceMenu workspace={workspace} />
          ))}
        </Menu>
        {(disabled || selection.environments || environmentChoices(choices)) && (
          <Menu
            name="Environments"
            words={words.environments}
            chosen={selection.environments !== null}
            disabled={disabled}
          >
            {lazily(({ EnvironmentMenu }) => (
              <EnvironmentMenu workspace={workspace} />
            ))}
          </Menu>
        )}
        <Menu name="Time" words={words.time} chosen={hasTime(selection)} disabled={disabled}>
          {lazily(({ TimeMenu }) => (
            <TimeMenu workspace={workspace} />
          ))}
        </Menu>
        {leavesOut && (
          <Menu name="Left out" words={words.leaveOut} chosen={out}>
            {lazily(({ LeaveOutMenu }) => (
              <LeaveOutMenu workspace={workspace} />
            ))}
          </Menu>
        )}
        <Compare workspace={workspace} />
        {!sameSelection(selection, { ...kEverything, compare: selection.compare }) && (
          <button type="button" class="link" onClick={clear}>
            Clear all filters
          </button>
        )}
      </div>
      <FilterNotices workspace={workspace} />
    </section>
  );
}
