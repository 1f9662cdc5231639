import { isRecord } from "./guards";
import type { Answers, Command, RawAnswer } from "./protocol";

/** What was asked for. Throws when the engine wrote an error in its place. */
export function openAnswer<C extends Command>(answer: RawAnswer): Answers[C["kind"]] {
  if ("value" in answer) return answer.value as Answers[C["kind"]];
  const value: unknown = JSON.parse(answer.json);
  if (isRecord(value) && value.ok === false) {
    const error = isRecord(value.error) ? value.error : {};
    throw new Error(`${String(error.id ?? "unknown")} ${String(error.detail ?? "")}`.trim());
  }
  return value as Answers[C["kind"]];
}
