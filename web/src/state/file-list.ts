import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { EngineError } from "../engine/outcome";
import type { ColumnNames } from "../engine/trial";
import {
  type FileState,
  isLoaded,
  isModel,
  isPending,
  isReading,
  type Offering,
  type WorkspaceFile,
} from "./loaded-file";

/** A file that failed, as its card needs it. */
export interface Failure {
  key: number;
  name: string;
  error: EngineError;
  /** It is a table, of which a person can say what its columns mean. */
  table: boolean;
}

/** The files of the workspace in the order in which they came, and what they amount to. */
export class FileList {
  private readonly list = signal<readonly WorkspaceFile[]>([]);
  private lastKey = 0;

  readonly all: ReadonlySignal<readonly WorkspaceFile[]> = this.list;
  readonly count = computed(() => this.list.value.length);
  readonly loaded = computed(() => this.list.value.filter(isLoaded));
  readonly models = computed(() => this.list.value.filter(isModel));
  readonly pending = computed(() => this.list.value.filter(isPending));
  readonly reading = computed(() => this.list.value.find(isReading) ?? null);
  readonly failures = computed(() => this.list.value.flatMap(failureOf));
  readonly sampleOnly = computed(
    () => this.loaded.value.length > 0 && this.loaded.value.every((file) => file.sample),
  );

  /**
   * Appends what was offered at once, and takes out earlier failures of the same names. Two files of
   * one name in one offer both stay, the second as "name (2)"; a file of a name that is loaded
   * already is the same file again, and replaces it once it has been read (see predecessors); what a
   * person said of its columns still holds.
   */
  append(offers: readonly Offering[]): WorkspaceFile[] {
    return this.insert(offers, this.list.value.length);
  }

  /** Puts the files of an archive in its place, as append does. None if it was taken out meanwhile. */
  replace(key: number, offers: readonly Offering[]): WorkspaceFile[] {
    const at = this.list.value.findIndex((file) => file.key === key);
    if (at === -1) return [];
    this.drop([key]);
    return this.insert(offers, at);
  }

  private insert(offers: readonly Offering[], at: number): WorkspaceFile[] {
    const taken = new Set<string>();
    const { value } = this.list;
    const added = offers.map((offer): WorkspaceFile => {
      const name = unusedName(offer.name, taken);
      taken.add(name);
      return {
        key: ++this.lastKey,
        name,
        blob: offer.blob,
        sample: offer.sample ?? false,
        entry: offer.entry,
        columns: value.find((file) => file.name === name)?.columns,
        state: offer.error ? { kind: "failed", error: offer.error } : { kind: "waiting" },
      };
    });
    const kept = (file: WorkspaceFile) => file.state.kind !== "failed" || !taken.has(file.name);
    this.list.value = [
      ...value.slice(0, at).filter(kept),
      ...added,
      ...value.slice(at).filter(kept),
    ];
    return added;
  }

  get(key: number): WorkspaceFile | undefined {
    return this.list.value.find((file) => file.key === key);
  }

  setState(key: number, state: FileState): void {
    this.list.value = this.list.value.map((file) => (file.key === key ? { ...file, state } : file));
  }

  /** The file is read as this text from now on. */
  setText(key: number, text: string): void {
    const blob = new Blob([text]);
    this.list.value = this.list.value.map((file) =>
      file.key === key ? { ...file, blob, entry: undefined } : file,
    );
  }

  setColumns(key: number, columns: ColumnNames | undefined): void {
    this.list.value = this.list.value.map((file) =>
      file.key === key ? { ...file, columns } : file,
    );
  }

  drop(keys: Iterable<number>): void {
    const gone = new Set(keys);
    this.list.value = this.list.value.filter((file) => !gone.has(file.key));
  }

  /**
   * The files that a file puts out of place once it has been read: those of its name, and the sample
   * if it is data of a person's own.
   */
  predecessors(file: WorkspaceFile): WorkspaceFile[] {
    const ownData = isLoaded(file) && !file.sample;
    return [...this.loaded.value, ...this.models.value].filter(
      (other) => other.key < file.key && (other.name === file.name || (other.sample && ownData)),
    );
  }
}

function failureOf({ key, name, columns, state }: WorkspaceFile): Failure[] {
  if (state.kind !== "failed") return [];
  const table = state.error.id === "input-unknown-table" || columns !== undefined;
  return [{ key, name, error: state.error, table }];
}

function unusedName(name: string, taken: ReadonlySet<string>): string {
  let candidate = name;
  for (let n = 2; taken.has(candidate); n += 1) candidate = `${name} (${n})`;
  return candidate;
}
