import { computed, effect, signal } from "@preact/signals";
import type { Report } from "../engine/report";
import { addSample } from "../intake/sample";
import { failureSentence } from "../intake/sentences";
import { nameOfAddress } from "../linked/data-address";
import { DataFault, fetchData } from "../linked/fetch-data";
import type { Offering } from "../state/loaded-file";
import { type Selection, sameSelection } from "../state/selection";
import type { Workspace } from "../state/workspace";
import type { EmbedAddress } from "./embed-address";
import type { LoadedFile, NamedBytes } from "./messages";
import { resolveNames } from "./names";

/** Data on its way from an address. */
export interface Fetching {
  host: string;
  bytes: number;
}

/**
 * What a widget shows: the workspace of the full page, and beside it what the address and messages ask
 * for. Changes are carried out one after the other.
 */
export class WidgetState {
  readonly address;
  /** What is asked for: by the address, then by messages. */
  readonly wanted;
  readonly fetching = signal<Fetching | null>(null);
  /** Why what is asked for cannot be shown, known once the data is there. */
  readonly missing = signal<readonly string[]>([]);
  /** True while something is read, or the report is not yet of what is asked for. */
  readonly working = signal(false);
  /** Data came, or is to come. */
  readonly expecting = signal(false);
  /** The report of what is asked for; null while there is none. */
  readonly report = computed<Report | null>(() => {
    const blocked = this.problems.value.length > 0 || !this.placed.value;
    return blocked ? null : this.workspace.report.value;
  });
  /** Why nothing is shown. */
  readonly problems = computed(() => [...this.address.value.problems, ...this.missing.value]);

  /** The names of what is asked for were looked up in the data that there is. */
  private readonly placed = signal(false);
  private readonly fetched = new Set<string>();
  private holdsFetched = false;
  /** Data that is shown came from an address, so it is not the page's around the widget. */
  get hasFetched(): boolean {
    return this.holdsFetched;
  }
  private last: Promise<void> = Promise.resolve();
  private waiting = 0;

  constructor(
    readonly workspace: Workspace,
    address: EmbedAddress,
  ) {
    this.address = signal(address);
    this.wanted = signal<Selection>(address.selection);
  }

  /** Fetches what the address names. Never rejects. */
  begin(): Promise<void> {
    const { data, sample, problems } = this.address.value;
    if (problems.length > 0 || (data.length === 0 && !sample)) return this.last;
    this.expecting.value = true;
    return this.enqueue(async () => {
      const offers = await this.fetchAll(this.toFetch({ problems, data }));
      await this.workspace.add(offers);
      const empty = this.workspace.files.loaded.value.length === 0;
      if (sample && data.length === 0 && empty) await addSample(this.workspace);
      await this.place();
    });
  }

  /** The address has changed: what it asks for is shown, and what it newly names is fetched. */
  async follow(address: EmbedAddress): Promise<void> {
    const before = this.address.value;
    this.address.value = address;
    if (!sameSelection(before.selection, address.selection)) {
      // Until it is in force, the numbers are not those that the new address, and its title, mean.
      this.placed.value = false;
      void this.enqueue(() => {
        this.placed.value = false; // what was carried out before has placed the old one
        this.wanted.value = address.selection;
        return this.place(this.toFetch(address).length > 0);
      });
    }
    await this.begin();
  }

  /**
   * Shows another part of the data. Resolves with why that cannot be, and then nothing has changed.
   * Never rejects.
   */
  async show(selection: Selection): Promise<readonly string[]> {
    let sentences: readonly string[] = [];
    await this.enqueue(async () => {
      const choices = this.workspace.choices.value;
      const resolved = choices && resolveNames(selection, choices);
      if (resolved && !resolved.ok) {
        sentences = resolved.sentences;
        return;
      }
      this.wanted.value = selection;
      await this.place();
    });
    return sentences;
  }

  /** Reads files that came by message. Resolves with how each went; never rejects. */
  async load(files: readonly NamedBytes[], replace: boolean): Promise<LoadedFile[]> {
    this.expecting.value = true;
    let outcome: LoadedFile[] = [];
    await this.enqueue(async () => {
      const keys = () => this.workspace.files.all.value.map(({ key }) => key);
      if (replace) await this.workspace.removeAll(keys());
      // Only where the report of what was fetched is gone, too.
      if (replace && this.workspace.report.value === null) this.holdsFetched = false;
      const old = new Set(keys());
      await this.workspace.add(files.map(offerBytes));
      outcome = this.workspace.files.all.value.flatMap(({ key, name, state }): LoadedFile[] => {
        if (old.has(key)) return [];
        if (state.kind === "failed") {
          const message = failureSentence(name, state.error);
          return [{ name, ok: false, error: state.error.id, message }];
        }
        const input = state.kind === "loaded" ? state.input : { source: "model", records: 0 };
        return [{ name, ok: true, source: input.source, records: input.records }];
      });
      await this.place();
    });
    return outcome;
  }

  /** Resolves when nothing is to be done any more. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      const end = effect(() => {
        if (this.working.value) return;
        resolve();
        queueMicrotask(() => end());
      });
    });
  }

  /**
   * Shows what is wanted of the data that there is.
   * @param more data is yet to come, in which may be what this does not have
   */
  private async place(more = false): Promise<void> {
    const choices = this.workspace.choices.value;
    if (!choices) return;
    const resolved = resolveNames(this.wanted.value, choices);
    this.missing.value = resolved.ok || more ? [] : resolved.sentences;
    if (resolved.ok) await this.workspace.select(resolved.selection);
    this.placed.value = resolved.ok;
  }

  private toFetch({ problems, data }: Pick<EmbedAddress, "problems" | "data">): URL[] {
    return problems.length > 0 ? [] : data.filter(({ href }) => !this.fetched.has(href));
  }

  private async fetchAll(addresses: readonly URL[]): Promise<Offering[]> {
    const offers: Offering[] = [];
    for (const url of addresses) {
      const name = nameOfAddress(url);
      try {
        const onBytes = (bytes: number) => {
          this.fetching.value = { host: url.host, bytes };
        };
        onBytes(0);
        offers.push({ name, blob: await fetchData(url, onBytes) });
        this.fetched.add(url.href);
        this.holdsFetched = true;
      } catch (fault) {
        const { id, detail = "" } = fault instanceof DataFault ? fault.error : errorOf(fault);
        this.workspace.fail(`${name} of ${url.host}`, id, detail);
      }
    }
    this.fetching.value = null;
    return offers;
  }

  private enqueue(work: () => Promise<void>): Promise<void> {
    this.waiting += 1;
    this.working.value = true;
    this.last = this.last
      .then(work)
      .catch((error: unknown) => {
        this.missing.value = [`The widget cannot be shown: ${String(error)}.`];
      })
      .finally(() => {
        this.waiting -= 1;
        if (this.waiting === 0) this.working.value = false;
      });
    return this.last;
  }
}

function offerBytes({ name, bytes }: NamedBytes): Offering {
  return { name, blob: bytes instanceof Blob ? bytes : new Blob([bytes]) };
}

function errorOf(fault: unknown) {
  return { id: "file-unreadable", detail: String(fault) };
}
