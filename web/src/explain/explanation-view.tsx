import { useState } from "preact/hooks";
import { TierBadge } from "../dashboard/tier-badge";
import type { Question } from "../engine/explanation";
import type { Workspace } from "../state/workspace";
import type { Asked } from "./ask";
import type { Described } from "./describe";
import { ExplanationFacts } from "./explanation-facts";
import { InputsView } from "./inputs-view";
import { RowsPart } from "./rows-part";
import type { Answer } from "./use-explanation";

export interface ExplanationViewProps {
  workspace: Workspace;
  answer: Answer;
  described: Described;
  orderBy?: Asked["orderBy"];
  onQuestion: (question: Question) => void;
}

/** Everything that is known of a number, from its value to its rows. */
export function ExplanationView(props: ExplanationViewProps) {
  const { workspace, answer, described, onQuestion } = props;
  const { explanation } = answer;
  const { value, tier, why } = described;
  const plain = !explanation.aggregate && !explanation.program && !explanation.inputs?.length;
  return (
    <>
      <div class="explain-value">
        {value && value.text !== tier?.name && <b title={value.exact}>{value.text}</b>}
        {tier && <TierBadge name={tier.name} color={tier.color} />}
        {value && value.exact !== value.text && (
          <span class="explain-exact">
            {value.exact.includes("exactly") ? value.exact : `exactly ${value.exact}`}
          </span>
        )}
      </div>
      {why && <p class="explain-why">{why}</p>}
      {plain && value && <p class="explain-why">It stands like this in what was added.</p>}
      <ExplanationFacts described={described} />
      {(explanation.inputs?.length ?? 0) > 0 && (
        <section aria-label="Made of">
          <h3>Made of</h3>
          <InputsView
            explanation={explanation}
            question={answer.question}
            report={answer.report}
            names={answer.names}
            onQuestion={onQuestion}
          />
        </section>
      )}
      {explanation.program !== undefined && <Program text={explanation.program} />}
      <RowsPart
        workspace={workspace}
        answer={answer}
        title={described.title}
        measure={described.values}
        orderBy={props.orderBy}
        onQuestion={onQuestion}
      />
    </>
  );
}

/** The model's own words, which few want to read. */
function Program({ text }: { text: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="program" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>The calculation in jq, as the model has it</summary>
      <pre>{text}</pre>
    </details>
  );
}
