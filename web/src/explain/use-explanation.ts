import { useEffect, useState } from "preact/hooks";
import type { Explanation, Question } from "../engine/explanation";
import type { Report } from "../engine/report";
import type { Workspace } from "../state/workspace";
import { ModelNames } from "./model-names";

/** The answer to a question, with the report that it is of. */
export interface Answer {
  question: Question;
  explanation: Explanation;
  report: Report;
  names: ModelNames;
}

export interface Answering {
  /** The last answer; of the question before while this one is being asked. */
  answer: Answer | null;
  /** Why there is none: the number is not in the dashboard any more, or something failed. */
  trouble: string | null;
  pending: boolean;
}

/** Asks how a number came to be, and again whenever the dashboard changes. */
export function useExplanation(workspace: Workspace, question: Question): Answering {
  const report = workspace.report.value;
  const [names, setNames] = useState<{ of: Report; names: ModelNames } | null>(null);
  const [state, setState] = useState<Answering>({ answer: null, trouble: null, pending: true });
  useEffect(() => {
    if (!report) return;
    let wanted = true;
    setState((before) => ({ ...before, pending: true }));
    answerTo(workspace, question, names?.of === report ? names.names : null).then(
      (answer) => {
        if (!wanted) return;
        setNames({ of: report, names: answer.names });
        setState({ answer: { ...answer, report }, trouble: null, pending: false });
      },
      (error: unknown) => {
        if (!wanted) return;
        const trouble = error instanceof Error ? error.message : String(error);
        setState((before) => ({ ...before, trouble, pending: false }));
      },
    );
    return () => {
      wanted = false;
    };
    // The names are those of the report: they follow it and ask for nothing by themselves.
  }, [workspace, question, report]);
  return state;
}

/** The documents are read once for each report: an edit of them makes a new one. */
async function answerTo(workspace: Workspace, question: Question, known: ModelNames | null) {
  const explanation = await workspace.explain(question);
  const names = known ?? new ModelNames(await workspace.documents());
  return { question, explanation, names };
}
