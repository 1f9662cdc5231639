import { computed, signal } from "@preact/signals";
import { isRecord } from "../engine/guards";
import type { DocumentKind, EngineModel, ModelDocument } from "../engine/model";
import type { EngineError } from "../engine/outcome";
import { kindsOf, type ModelText } from "../model/recognise";
import type { FileList } from "./file-list";
import type { WorkspaceFile } from "./loaded-file";
import { type Addition, kDefaultModel, ModelLoader, type WantedModel } from "./model-loader";
import type { Supervisor } from "./supervisor";

/** Why another bundled model than the guide's is in force, though nobody asked for it. */
export interface Switch {
  title: string;
  /** The file that looks made for it. */
  file: string;
}

/** Makes another document of a parsed one. */
// biome-ignore lint/suspicious/noExplicitAny: the engine checks what a document is like
export type Change = (document: any) => unknown;

/** What the model needs of the workspace. */
export interface ModelHost {
  files: FileList;
  engine: Supervisor;
  /** The engine has forgotten all files. */
  onForget: () => void;
  /** Carries out work when its turn comes, then brings the dashboard up to date. Never rejects. */
  change: (work: () => Promise<void>) => Promise<void>;
}

/**
 * The model by which the dashboard is computed: a bundled one, the files of documents that a person
 * added, and the edits. The last good model stays in force whatever a later document is like.
 */
export class Model {
  /** As the engine tells it; null until somebody has asked. */
  readonly inForce = signal<EngineModel | null>(null);
  readonly switched = signal<Switch | null>(null);
  /** Edited documents as JSON, by kind and identifier. */
  readonly edits = signal<ReadonlyMap<string, string>>(new Map());
  readonly changed = computed(
    () => this.edits.value.size > 0 || this.host.files.models.value.length > 0,
  );

  readonly loader: ModelLoader;
  private base = kDefaultModel;
  private chosen = false;
  private watched = false;

  constructor(private readonly host: ModelHost) {
    this.loader = new ModelLoader(host.engine, () => this.wanted(), host.onForget);
  }

  /** The model in force, when its turn comes; null where the engine cannot tell. */
  async ask(): Promise<EngineModel | null> {
    let model: EngineModel | null = null;
    await this.host.change(async () => {
      model = await this.loader.read();
    });
    return model;
  }

  /** Keeps `inForce` up to date from now on. */
  watch(): Promise<void> {
    this.watched = true;
    return this.host.change(async () => undefined);
  }

  unwatch(): void {
    this.watched = false;
  }

  /** Asks the engine for the model in force, if anybody wants to see it. */
  async refresh(): Promise<void> {
    if (this.watched) this.inForce.value = await this.loader.read();
  }

  /** Puts a bundled model in force, as a person chose it, without files of documents and edits. */
  use(name: string): Promise<void> {
    this.chosen = true;
    this.switched.value = null;
    return this.replace(name);
  }

  /** Forgets all files of documents and all edits. */
  reset(): Promise<void> {
    return this.replace(this.base);
  }

  /** Forgets the edits of one document, or of all. */
  undo(document?: ModelDocument): Promise<void> {
    const edits = new Map(document ? this.edits.value : []);
    if (document) edits.delete(keyOf(document));
    this.edits.value = edits;
    this.loader.fallOutOfStep();
    return this.host.change(async () => undefined);
  }

  /** Puts an edited document in force. Resolves with what is wrong with it, or null. */
  async edit(document: ModelDocument, json: string): Promise<EngineError | null> {
    let wrong = wrongIdentity(document, json);
    if (wrong) return wrong;
    const refuse = (error: EngineError) => {
      wrong = error;
    };
    await this.host.change(() => this.put(document, json, refuse));
    return wrong;
  }

  private async put(
    document: ModelDocument,
    json: string,
    refuse: (error: EngineError) => void,
  ): Promise<void> {
    let refused = false;
    const hear = (error: EngineError) => {
      refused = true;
      refuse(error);
    };
    await this.loader.add([{ json, refuse: hear }]);
    if (!refused) this.edits.value = new Map(this.edits.value).set(keyOf(document), json);
  }

  /** Edits a document by what is in force: `change` is given the parsed one and returns another. */
  async adjust(kind: DocumentKind, identifier: string, change: Change): Promise<void> {
    const { documents } = await this.loader.read();
    const document = documents.find((one) => keyOf(one) === `${kind} ${identifier}`);
    if (!document) return;
    await this.edit(document, JSON.stringify(change(JSON.parse(document.text)), null, 2));
  }

  /**
   * Lets exactly these values of each facet not count, by its identifier; a part of a change. What the
   * engine refuses stays as it was.
   */
  async leaveOut(values: Readonly<Record<string, readonly string[]>>): Promise<void> {
    const { documents } = await this.loader.read();
    for (const document of documents.filter(({ kind }) => kind === "facet")) {
      const facet = JSON.parse(document.text) as { leaveOut?: string[] };
      const wanted = [...(values[document.identifier] ?? [])].sort();
      if (String(wanted) === String([...(facet.leaveOut ?? [])].sort())) continue;
      await this.put(
        document,
        JSON.stringify({ ...facet, leaveOut: wanted }, null, 2),
        () => undefined,
      );
    }
  }

  /** Puts the documents of files in force, together; the state of each file says how it went. */
  async add(models: ReadonlyMap<number, ModelText>): Promise<void> {
    const { files } = this.host;
    const accepted = new Map(models);
    const additions = [...models].map(([key, model]): Addition => {
      const refuse = (error: EngineError) => {
        accepted.delete(key);
        files.setState(key, { kind: "failed", error });
      };
      return { ...model, refuse };
    });
    await this.loader.add(additions);
    for (const [key, model] of accepted) {
      if (files.get(key)) files.setState(key, { kind: "model", model });
      else this.loader.fallOutOfStep(); // taken out meanwhile
    }
  }

  /** Follows what a file of data says of the model that it is made for, unless a person decided. */
  async follow({ name, state }: WorkspaceFile): Promise<void> {
    const suits = state.kind === "loaded" ? state.input.suits : undefined;
    if (suits === undefined || suits === this.base) return;
    if (this.chosen || this.changed.value || this.switched.value) return;
    this.base = suits;
    this.loader.fallOutOfStep();
    const { bundled } = await this.loader.read();
    const title = bundled.find((model) => model.name === suits)?.title ?? suits;
    this.switched.value = { title, file: name };
  }

  /** There are no files of data any more, which the model could follow. */
  forgetSwitch(): void {
    if (!this.switched.value) return;
    this.switched.value = null;
    this.base = kDefaultModel;
    this.loader.fallOutOfStep();
  }

  private replace(name: string): Promise<void> {
    this.base = name;
    this.edits.value = new Map();
    this.host.files.drop(this.host.files.models.value.map(({ key }) => key));
    this.loader.fallOutOfStep();
    return this.host.change(async () => undefined);
  }

  private wanted(): WantedModel {
    const { files } = this.host;
    const added = files.models.value.map(({ key, state }): Addition => {
      const refuse = (error: EngineError) => files.setState(key, { kind: "failed", error });
      return { ...state.model, refuse };
    });
    const edits = [...this.edits.value].map(([key, json]): Addition => {
      const refuse = () => {
        this.edits.value = new Map([...this.edits.value].filter(([other]) => other !== key));
      };
      return { json, refuse };
    });
    return { base: this.base, additions: [...added, ...edits] };
  }
}

export function keyOf({ kind, identifier }: Pick<ModelDocument, "kind" | "identifier">): string {
  return `${kind} ${identifier}`;
}

/** An edit that makes it another document would leave the first as it was, and confuse. */
function wrongIdentity({ kind, identifier }: ModelDocument, json: string): EngineError | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null; // the engine says where
  }
  const same =
    isRecord(value) &&
    kindsOf(value)?.[0] === kind &&
    (kind === "page" || value.identifier === identifier);
  return same ? null : { id: "model-other-document", detail: identifier };
}
