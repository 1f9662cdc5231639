import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { formatCount } from "../../format/numbers";

export interface Pick {
  identifier: string;
  title: string;
  /** Stands behind the title: how many there are. */
  note?: string;
}

export interface PickListProps {
  /** "teams" */
  what: string;
  picks: readonly Pick[];
  chosen: readonly string[];
  onChoose: (chosen: string[]) => void;
}

/** So many are drawn at once; of more, what is searched for is found. */
const kMost = 100;

/**
 * A searchable list of which several can be chosen. The keys are those of a combobox: the arrows, Home,
 * End and the page keys move, Enter chooses, letters search.
 */
export function PickList({ what, picks, chosen, onChoose }: PickListProps) {
  const [search, setSearch] = useState("");
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const [first] = useState(() => new Set(chosen)); // what is chosen later stays where it is
  const found = useMemo(() => matching(picks, search, first), [picks, search, first]);
  const shown = found.slice(0, kMost);
  const active = Math.min(at, shown.length - 1);

  useLayoutEffect(() => input.current?.focus(), []); // before the next key
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView?.({ block: "nearest" });
  }, [active]);

  const toggle = (identifier: string) =>
    onChoose(
      chosen.includes(identifier)
        ? chosen.filter((one) => one !== identifier)
        : [...chosen, identifier],
    );
  const onKeyDown = (event: KeyboardEvent) => {
    const to = moved(event.key, active, shown.length);
    const pick = shown[active];
    if (to !== null) setAt(to);
    else if (event.key === "Enter" && pick) toggle(pick.identifier);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <input
        ref={input}
        type="text"
        role="combobox"
        class="pick-search"
        placeholder={`Search ${what}`}
        aria-label={`Search ${what}`}
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={id}
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        value={search}
        onInput={(event) => {
          setSearch(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        class="picks"
        id={id}
        ref={list}
        role="listbox"
        aria-label={what}
        aria-multiselectable
        onMouseDown={(event) => event.preventDefault()}
      >
        {shown.map((pick, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the search field has the focus
          // biome-ignore lint/a11y/useKeyWithClickEvents: and the keys
          <div
            key={pick.identifier}
            id={`${id}-${index}`}
            class={index === active ? "pick active" : "pick"}
            role="option"
            aria-selected={chosen.includes(pick.identifier)}
            title={pick.identifier || undefined}
            onClick={() => {
              setAt(index);
              toggle(pick.identifier);
            }}
          >
            <span class="pick-title">{pick.title}</span>
            {pick.note && <span class="pick-note">{pick.note}</span>}
          </div>
        ))}
      </div>
      <div class="menu-foot">
        <span role="status">{foot(found.length, shown.length, chosen.length, what)}</span>
        {chosen.length > 0 && (
          <button type="button" class="link" onClick={() => onChoose([])}>
            All {what}
          </button>
        )}
      </div>
    </>
  );
}

function foot(found: number, shown: number, chosen: number, what: string): string {
  if (found === 0) return `No ${what} of that name`;
  if (shown < found) return `${formatCount(found - shown)} more: search for them`;
  return chosen > 0 ? `${formatCount(chosen)} chosen` : `${formatCount(found)} ${what}`;
}

/** Where a key leads in a list of so many; null for a key that does not move. */
function moved(key: string, from: number, count: number): number | null {
  const last = count - 1;
  switch (key) {
    case "ArrowDown":
      return from >= last ? 0 : from + 1;
    case "ArrowUp":
      return from <= 0 ? last : from - 1;
    case "PageDown":
      return Math.min(last, from + 10);
    case "PageUp":
      return Math.max(0, from - 10);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}

/** Those of which the title or identifier has every word, the chosen ones first. */
function matching(picks: readonly Pick[], search: string, first: ReadonlySet<string>): Pick[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = picks.filter(({ title, identifier }) => {
    const text = `${title} ${identifier}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  if (first.size === 0) return found;
  const rank = ({ identifier }: Pick) => (first.has(identifier) ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b)); // which keeps the order otherwise
}
