import { useLayoutEffect, useRef, useState } from "preact/hooks";

/** Something that can be done with a point. */
export interface PointAction {
  name: string;
  act: (opener: HTMLElement) => void;
}

export interface ChartReaderProps {
  /** What is read: the title of the chart. */
  label: string;
  /** Where the points stand, in pixels from the left. */
  places: readonly number[];
  /** A point in words; its name is the first line. */
  linesOf: (index: number) => string[];
  actionsOf?: (index: number) => PointAction[];
}

/**
 * Lies over a chart and reads it point by point, the same by pointing and by the arrow keys: a slider,
 * which screen readers know. Enter, or a click, offers what can be done with the point.
 */
export function ChartReader({ label, places, linesOf, actionsOf }: ChartReaderProps) {
  const [at, setAt] = useState<number | null>(null);
  const [open, setOpen] = useState(false);
  const reader = useRef<HTMLDivElement>(null);
  const tip = useRef<HTMLDivElement>(null);
  const last = places.length - 1;
  const index = Math.min(at ?? last, last);
  const actions = open ? (actionsOf?.(index) ?? []) : [];
  // Before the frame is painted: a second Enter may follow at once.
  useLayoutEffect(() => {
    if (open) tip.current?.querySelector("button")?.focus({ preventScroll: true });
  }, [open]);
  if (last < 0) return null;

  const close = () => {
    setOpen(false);
    reader.current?.focus({ preventScroll: true });
  };
  const choose = () => setOpen((actionsOf?.(index) ?? []).length > 0);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = steps(event.key, index, last);
    if (next !== null) setAt(next);
    else if (event.key === "Enter" || event.key === " ") choose();
    else return;
    event.preventDefault();
  };
  const leave = (event: FocusEvent) => {
    const to = event.relatedTarget;
    if (to instanceof Node && tip.current?.parentElement?.contains(to)) return;
    setOpen(false);
    setAt(null);
  };
  const shown = at !== null;
  return (
    <div class="reader-frame" onFocusOut={leave}>
      <div
        ref={reader}
        class="reader"
        role="slider"
        tabIndex={0}
        aria-label={`${label}, point by point`}
        aria-valuemin={1}
        aria-valuemax={last + 1}
        aria-valuenow={index + 1}
        aria-valuetext={linesOf(index).join(". ")}
        aria-haspopup={actionsOf ? "dialog" : undefined}
        onFocus={() => setAt(index)}
        onKeyDown={onKeyDown}
        onPointerMove={(event) => !open && setAt(nearest(places, event.offsetX))}
        onPointerLeave={() => !open && reader.current !== document.activeElement && setAt(null)}
        onClick={(event) => {
          setAt(nearest(places, event.offsetX));
          choose();
        }}
      />
      {shown && <span class="reader-line" style={{ left: `${places[index] ?? 0}px` }} />}
      {shown && (
        <div
          ref={tip}
          class={`reader-tip ${sideOf(places, index)} ${open ? "reader-open" : ""}`}
          style={{ "--at": `${places[index] ?? 0}px` } as Record<string, string>}
          role="dialog"
          aria-label={linesOf(index)[0]}
          aria-hidden={!open} // as long as it only repeats what the slider says
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.preventDefault();
            close();
          }}
        >
          {linesOf(index).map((line, number) => (
            <p key={line} class={number === 0 ? "reader-name" : undefined}>
              {line}
            </p>
          ))}
          {actions.map(({ name, act }) => (
            <button
              key={name}
              type="button"
              class="link"
              onClick={() => {
                setOpen(false);
                setAt(null);
                if (reader.current) act(reader.current);
              }}
            >
              {name}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function steps(key: string, index: number, last: number): number | null {
  const next: Partial<Record<string, number>> = {
    ArrowRight: index + 1,
    ArrowUp: index + 1,
    ArrowLeft: index - 1,
    ArrowDown: index - 1,
    PageUp: index + 4,
    PageDown: index - 4,
    Home: 0,
    End: last,
  };
  const wanted = next[key];
  return wanted === undefined ? null : Math.max(0, Math.min(last, wanted));
}

function nearest(places: readonly number[], x: number): number {
  let best = 0;
  for (const [index, place] of places.entries()) {
    if (Math.abs(place - x) < Math.abs((places[best] ?? 0) - x)) best = index;
  }
  return best;
}

/** The tip stands on the side on which there is more room. */
function sideOf(places: readonly number[], index: number): string {
  const middle = ((places[0] ?? 0) + (places.at(-1) ?? 0)) / 2;
  return (places[index] ?? 0) > middle ? "reader-before" : "reader-after";
}
