import type { ComponentChildren } from "preact";
import type { Question } from "../engine/explanation";
import { questionKey, useAsk } from "./ask";

export interface ExplainedProps {
  /** Null where there is nothing to explain. */
  question: Question | null;
  /** The exact value, or what else there is to say of it. */
  title?: string | undefined;
  class?: string;
  /**
   * Out of the order of Tab: another button beside it opens the same, or arrow keys lead to it, as in a
   * table; see useCellKeys.
   */
  aside?: boolean;
  children: ComponentChildren;
}

/** A number, a tier or a missing value that says, when it is clicked on, how it came to be. */
export function Explained({ question, title, class: name, aside, children }: ExplainedProps) {
  const ask = useAsk();
  if (!ask || !question) return <>{children}</>;
  return (
    <button
      type="button"
      class={name ? `explained ${name}` : "explained"}
      title={title}
      aria-haspopup="dialog"
      data-explains={questionKey(question)}
      tabIndex={aside ? -1 : undefined}
      onClick={({ currentTarget }) => ask(question, currentTarget)}
    >
      {children}
    </button>
  );
}

/** Stands in the head of a card: opens what its number is made of. */
export function HowButton({ question, of }: { question: Question; of: string }) {
  const ask = useAsk();
  if (!ask) return null;
  return (
    <button
      type="button"
      class="link how"
      aria-label={`how? ${of}`}
      aria-haspopup="dialog"
      data-how={questionKey(question)}
      onClick={({ currentTarget }) => ask(question, currentTarget)}
    >
      how?
    </button>
  );
}
