import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { CaretIcon } from "../icons";

export interface MenuProps {
  /** What it chooses: "Teams". */
  name: string;
  /** What is chosen. */
  words: string;
  /** Something else than usual is chosen. */
  chosen: boolean;
  disabled?: boolean;
  children: (close: () => void) => ComponentChildren;
}

/** How near to the edge of the window a panel may come, in pixels. */
const kMargin = 12;

/** A button that says what is chosen, and under it, when open, the choices. */
export function Menu({ name, words, chosen, disabled, children }: MenuProps) {
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };

  useLayoutEffect(() => {
    if (!open) return;
    const leave = ({ target }: Event) => {
      if (target instanceof Node && !place.current?.contains(target)) setOpen(false);
    };
    document.addEventListener("pointerdown", leave);
    document.addEventListener("focusin", leave);
    return () => {
      document.removeEventListener("pointerdown", leave);
      document.removeEventListener("focusin", leave);
    };
  }, [open]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes it wherever in it one is
    <div
      class="menu"
      ref={place}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !open) return;
        event.stopPropagation();
        close();
      }}
    >
      <button
        type="button"
        class={chosen ? "button menu-button chosen" : "button menu-button"}
        ref={button}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={`${name}: ${words}`}
        title={words}
        disabled={disabled}
        onClick={() => setOpen(!open)}
      >
        <span class="menu-words">{words}</span>
        <CaretIcon />
      </button>
      {open && (
        <Panel id={id} name={name}>
          {children(close)}
        </Panel>
      )}
    </div>
  );
}

function Panel({ id, name, children }: { id: string; name: string; children: ComponentChildren }) {
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = panel;
    if (!current) return;
    const beyond = current.getBoundingClientRect().right - window.innerWidth + kMargin;
    if (beyond > 0) current.style.transform = `translateX(${-beyond}px)`;
  }, []);
  return (
    // It can have the focus, which a click beside its fields would else give to what lies around it.
    <div class="menu-panel" id={id} ref={panel} role="dialog" aria-label={name} tabIndex={-1}>
      {children}
    </div>
  );
}
