import { type ReadonlySignal, signal } from "@preact/signals";
import type { ModelDocument } from "../engine/model";
import type { EngineError } from "../engine/outcome";
import { keyOf, type Model } from "../state/model";

/** Milliseconds after the last change of a text until it is put in force. */
const kPause = 400;

/** A document as a person has it before them. */
interface Draft {
  document: ModelDocument;
  text: string;
  /** What is wrong with it, as far as it has been tried. */
  error: EngineError | null;
  /** Not in force: it has not been tried, or is wrong. */
  open: boolean;
}

/**
 * What is being edited. A draft is put in force shortly after the typing stops; one that is wrong is
 * kept with its error, while the last good one stays in force.
 */
export class Drafts {
  private readonly list = signal<ReadonlyMap<string, Draft>>(new Map());
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly all: ReadonlySignal<ReadonlyMap<string, Draft>> = this.list;

  constructor(private readonly model: Model) {}

  /** The text to show: what was typed, else what is in force. */
  text(document: ModelDocument): string {
    return this.draft(document)?.text ?? document.text;
  }

  error(document: ModelDocument): EngineError | null {
    return this.draft(document)?.error ?? null;
  }

  write(document: ModelDocument, text: string): void {
    const key = keyOf(document);
    const error = this.draft(document)?.error ?? null; // until it is known better
    this.put(key, { document, text, error, open: true });
    clearTimeout(this.timers.get(key));
    this.timers.set(
      key,
      setTimeout(() => void this.apply(key), kPause),
    );
  }

  /** Back to what is in force. */
  forget(document?: ModelDocument): void {
    const keys = document ? [keyOf(document)] : [...this.list.value.keys()];
    for (const key of keys) clearTimeout(this.timers.get(key));
    this.list.value = new Map([...this.list.value].filter(([key]) => !keys.includes(key)));
  }

  private async apply(key: string): Promise<void> {
    const draft = this.list.value.get(key);
    if (!draft) return;
    const error = await this.model.edit(draft.document, draft.text);
    // What was typed meanwhile is tried by itself.
    if (this.list.value.get(key) === draft)
      this.put(key, { ...draft, error, open: error !== null });
  }

  /** None that was in force and was undone elsewhere. */
  private draft(document: ModelDocument): Draft | undefined {
    const key = keyOf(document);
    const draft = this.list.value.get(key);
    return draft && (draft.open || this.model.edits.value.has(key)) ? draft : undefined;
  }

  private put(key: string, draft: Draft): void {
    this.list.value = new Map(this.list.value).set(key, draft);
  }
}

const kept = new WeakMap<Model, Drafts>();

/** The drafts of a model, which outlive the panel: what is wrong can be mended later. */
export function draftsOf(model: Model): Drafts {
  const drafts = kept.get(model) ?? new Drafts(model);
  kept.set(model, drafts);
  return drafts;
}
