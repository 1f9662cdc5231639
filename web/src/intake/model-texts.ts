/** The texts for documents of a model that cannot be put in force, by stable id. */
import type { EngineError } from "../engine/outcome";

export function withDetail(text: string, detail: string | undefined): string {
  return detail === undefined || detail === "" ? text : `${text} (${detail})`;
}

/** A text with what is concerned in brackets, and after it what to do. */
const told =
  (what: string, todo: string) =>
  ({ detail }: EngineError): string =>
    `${withDetail(what, detail)}; ${todo}`;

export const modelTexts: Readonly<Record<string, (error: EngineError) => string>> = {
  "model-syntax": told(
    "here the JSON of the model breaks off or goes wrong",
    "look for a missing comma, quote or bracket just before",
  ),
  "model-shape": told(
    "here the model has something that does not belong, or lacks something",
    "compare it with the document as Port shows it",
  ),
  "model-unknown-operator": told(
    "a query uses an operator that Port does not have",
    "use one of Port's, such as =, !=, contains or between",
  ),
  "model-unknown-relation": told(
    "a path follows a relation that its blueprint does not have",
    "correct the path, or add the relation to the blueprint",
  ),
  "model-unknown-blueprint": told(
    "this names a blueprint that is not in the model",
    "correct the name, or add that blueprint too",
  ),
  "model-unknown-property": told(
    "this names a property that its blueprint does not have",
    "correct the name, or add the property to the blueprint",
  ),
  "model-unknown-entity": told(
    "this names an entity that no file has",
    "correct the identifier, or add the file that has it",
  ),
  "model-layout": told(
    "the layout of the page and its widgets disagree",
    "let each column name the id of one widget",
  ),
  "model-too-large": told(
    "this document of a model is too large",
    "split it; Port's own have some kilobytes",
  ),
  "model-too-many-intervals": told(
    "the time that is shown has more intervals than a line can have",
    "show a shorter time, or let the chart have longer intervals",
  ),
  "model-unknown-name": told("there is no bundled model of this name", "choose another"),
  "model-cycle": told(
    "properties depend on one another in a circle",
    "let one of them do without the others",
  ),
  "model-unsupported": told(
    "this is something that Port knows and dora-lens does not yet",
    "leave it out, or write it in another way",
  ),
  "model-other-document": ({ detail }) =>
    `${withDetail("the kind or the identifier is no longer that of the document", detail)}; put it ` +
    "back, or drop the text on the page as a file of its own",
  "jq-syntax": told("a jq program cannot be parsed", "look at it just before this place"),
  "jq-unsupported": told("a jq program uses what is not supported", "write it in another way"),
  "jq-error": told("a jq program failed", "check what it assumes of its input"),
  "jq-timeout": told("a jq program did not come to an end", "check its recursion and its loops"),
};
