import type { Explanation, Question } from "../engine/explanation";
import { describe } from "./describe";
import { ExplanationFacts } from "./explanation-facts";
import type { Surroundings } from "./judged";

export interface InputsViewProps extends Surroundings {
  explanation: Explanation;
  onQuestion: (question: Question) => void;
}

/** What a calculation reads, or a ratio is of; each opens, and leads to its rows where it has some. */
export function InputsView({ explanation, onQuestion, ...around }: InputsViewProps) {
  const { inputs = [] } = explanation;
  return (
    <ul class="inputs">
      {inputs.map((input) => {
        const question = questionOf(input, explanation);
        const own = { ...around, question: question ?? around.question };
        const described = describe(input, own);
        return (
          <li key={input.property ?? input.title}>
            <details>
              <summary>
                <span class="input-title">{input.title.replace(/\s*\([^()]*\)$/, "")}</span>
                <b title={described.value?.exact}>{described.value?.text ?? "no value"}</b>
              </summary>
              <ExplanationFacts described={described} brief />
              {question && (
                <button type="button" class="link" onClick={() => onQuestion(question)}>
                  Its own explanation, with rows
                </button>
              )}
            </details>
          </li>
        );
      })}
    </ul>
  );
}

/** An input of an entity's property is a property of the same entity, unless it says otherwise. */
function questionOf({ property, entity }: Explanation, parent: Explanation): Question | null {
  const of = entity ?? parent.entity;
  if (property === undefined || !of) return null;
  return { kind: "property", blueprint: of.blueprint, identifier: of.identifier, property };
}
