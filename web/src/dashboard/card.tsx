import type { ComponentChildren } from "preact";
import type { WidgetBase } from "../engine/report";
import { span } from "./span";

export interface CardProps {
  widget: WidgetBase;
  size: number;
  /** The widget's main number, unrounded; null when it has none. */
  value: number | null;
  class?: string;
  /** Stands at the end of the title's line. */
  action?: ComponentChildren;
  children: ComponentChildren;
}

/** The frame of every widget: title, one line that says what it is, and the attributes for tests. */
export function Card({ widget, size, value, class: name, action, children }: CardProps) {
  const titleId = `widget-${widget.id}`;
  return (
    <section
      class={name ? `card ${name}` : "card"}
      style={span(size)}
      aria-labelledby={titleId}
      data-widget-id={widget.id}
      data-value={value === null ? "" : String(value)}
    >
      <div class="card-head">
        <h2 class="card-title" id={titleId}>
          {widget.title}
        </h2>
        {action}
      </div>
      {widget.description && <p class="card-description">{widget.description}</p>}
      {children}
    </section>
  );
}
