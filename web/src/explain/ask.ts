import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Question } from "../engine/explanation";

/** What somebody wants to know, and where the focus goes back to. */
export interface Asked {
  question: Question;
  opener: HTMLElement | null;
  /** Rows are sorted by it, the largest first; else the newest come first. */
  orderBy?: "value" | undefined;
}

/** Opens the explanation of a number. */
export type Ask = (
  question: Question,
  opener: HTMLElement | null,
  orderBy?: Asked["orderBy"],
) => void;

/** Without a provider nothing can be explained, and numbers are plain text. */
export const AskContext = createContext<Ask | null>(null);

export const useAsk = () => useContext(AskContext);

/** The same for the same question; finds the number again after the page was drawn anew. */
export function questionKey(question: Question): string {
  return JSON.stringify(question, Object.keys(question).sort());
}
