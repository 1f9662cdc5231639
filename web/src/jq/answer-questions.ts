import type { Session } from "../engine/dora.d.mts";
import type { AskJq } from "./jq";

/** Has jq answer all that the session has to ask of it. */
export async function answerQuestions(session: Session, ask: AskJq): Promise<void> {
  for (;;) {
    const [program, inputs] = session.jqQuestion().split("\n");
    if (!program || !inputs) return;
    const { outcome, output } = await ask({ program: JSON.parse(program), inputs });
    session.answerJq(outcome, output);
  }
}

/** Calls the engine, again when jq has to answer first. */
export async function withJq(session: Session, ask: AskJq, call: () => string): Promise<string> {
  for (;;) {
    const text = call();
    if (session.jqQuestion() === "") return text;
    await answerQuestions(session, ask);
  }
}
