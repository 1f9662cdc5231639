import { useLayoutEffect, useRef } from "preact/hooks";

/** Something that a person can do: listed in the command list, and by a key where it has one. */
export interface Command {
  /** Stable; of two with the same id the one that was added last counts. */
  id: string;
  /** As the list shows it: "Open files". */
  title: string;
  group: "Data" | "Look" | "Explain" | "Take away" | "Help";
  /** Single keys, as `KeyboardEvent.key` has them. Of two with one key the one added last has it. */
  keys?: readonly string[];
  /** Further words by which it is found. */
  words?: string;
  /** False while it cannot be done: it is then not listed, and its key does nothing. */
  possible?: boolean;
  run: () => void;
}

type Source = () => readonly Command[];

const sources = new Set<Source>();

/** Adds what a source has whenever it is asked. The result takes it away again. */
export function addCommands(source: Source): () => void {
  sources.add(source);
  return () => sources.delete(source);
}

/** While a component lives, its commands can be carried out. They may differ from draw to draw. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands);
  latest.current = commands;
  // Before the page is painted: a key may follow at once.
  useLayoutEffect(() => addCommands(() => latest.current), []);
}

/** What can be done at present. */
export function possibleCommands(): Command[] {
  const byId = new Map<string, Command>();
  for (const source of sources) {
    for (const command of source()) byId.set(command.id, command);
  }
  return [...byId.values()].filter(({ possible = true }) => possible);
}

/** What a key stands for; null for nothing. Letters mean the same with and without Shift. */
export function commandOf(key: string): Command | null {
  const same = (one: string) => one === key || one === key.toLowerCase();
  return (
    possibleCommands()
      .filter(({ keys }) => keys?.some(same))
      .at(-1) ?? null
  );
}

/**
 * The commands whose title, group or words hold every word asked for, those first whose title begins
 * with it.
 */
export function findCommands(asked: string, commands: readonly Command[]): Command[] {
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
  const found = commands.filter(({ title, group, words: more = "" }) => {
    const text = `${title} ${group} ${more}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const first = words[0];
  if (first === undefined) return found;
  const rank = ({ title }: Command) => (title.toLowerCase().startsWith(first) ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b));
}
