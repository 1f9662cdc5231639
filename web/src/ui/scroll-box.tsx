import type { ComponentChildren } from "preact";

export interface ScrollBoxProps {
  label: string;
  class: string;
  children: ComponentChildren;
}

/** A part of the page that scrolls by itself; it can be focused, so that the arrow keys move it. */
export function ScrollBox({ label, class: name, children }: ScrollBoxProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so keys must reach it
    <section class={name} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
