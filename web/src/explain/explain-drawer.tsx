import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import "../styles/explain.css";
import type { Question } from "../engine/explanation";
import type { Workspace } from "../state/workspace";
import { type Asked, questionKey } from "./ask";
import { type Described, describe } from "./describe";
import { ExplanationView } from "./explanation-view";
import { useDrawer } from "./use-drawer";
import { useExplanation } from "./use-explanation";

export interface ExplainDrawerProps {
  workspace: Workspace;
  asked: Asked;
  onClose: () => void;
}

/**
 * How a number came to be: at the side of the dashboard, which goes on beside it; on a phone a sheet
 * from below. What is opened within it lies on what was asked first, and Back leads there.
 */
export function ExplainDrawer({ workspace, asked, onClose }: ExplainDrawerProps) {
  const [trail, setTrail] = useState<readonly Question[]>([asked.question]);
  const heading = useRef<HTMLHeadingElement>(null);
  const question = trail.at(-1) ?? asked.question;
  const { dialog, close } = useDrawer(asked, onClose);
  const { answer, trouble, pending } = useExplanation(workspace, question);
  useEffect(() => setTrail([asked.question]), [asked]);
  const key = questionKey(question);
  // Whenever another number is explained, reading begins at its title.
  useLayoutEffect(() => {
    heading.current?.focus({ preventScroll: true });
    dialog.current?.scrollTo?.({ top: 0 });
  }, [key, asked]);

  const described = answer && describe(answer.explanation, answer);
  const current = answer && questionKey(answer.question) === key;
  return (
    <dialog ref={dialog} class="explain" aria-labelledby="explain-title" aria-busy={pending}>
      <div class="explain-head">
        <h2 id="explain-title" ref={heading} tabIndex={-1}>
          {current && described ? described.title : "How this number came to be"}
        </h2>
        <div class="explain-actions">
          {trail.length > 1 && (
            <button type="button" class="button" onClick={() => setTrail(trail.slice(0, -1))}>
              Back
            </button>
          )}
          <button type="button" class="button" onClick={close}>
            Close
          </button>
        </div>
      </div>
      <p class="visually-hidden" role="status">
        {news(current ? described : null, trouble, pending)}
      </p>
      {trouble !== null && <p class="explain-gone">{goneText(trouble)}</p>}
      {trouble === null && current && described && (
        <ExplanationView
          key={key}
          workspace={workspace}
          answer={answer}
          described={described}
          orderBy={asked.orderBy}
          onQuestion={(next) => setTrail([...trail, next])}
        />
      )}
    </dialog>
  );
}

function news(described: Described | null, trouble: string | null, pending: boolean): string {
  if (pending) return "";
  if (trouble !== null) return goneText(trouble);
  if (!described) return "";
  const { title, value, tier, why } = described;
  const parts = [value?.text, tier?.name === value?.text ? undefined : tier?.name];
  const said = parts.filter((part) => part !== undefined).join(", ");
  return [`${title}: ${said || "no value"}.`, why ?? ""].join(" ").trim();
}

/** The engine does not know what it was asked for; anything else is a failure of its own. */
function goneText(trouble: string): string {
  return trouble.startsWith("model-unknown-")
    ? "This number is not in the dashboard any more. It comes back with what it was made of."
    : `This number cannot be explained just now (${trouble}). Close this, and try again.`;
}
