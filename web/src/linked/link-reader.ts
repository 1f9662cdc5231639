import { signal } from "@preact/signals";
import { addSample } from "../intake/sample";
import { parseFragment } from "../state/fragment";
import type { Offering } from "../state/loaded-file";
import type { Workspace } from "../state/workspace";
import { hasAgreed, rememberAgreed } from "./agreed";
import { checkDataAddress, kMostAddresses, nameOfAddress } from "./data-address";
import { DataFault } from "./fetch-data";
import { fetchInFrame } from "./fetch-in-frame";

/** Data on its way from an address. */
export interface Fetching {
  host: string;
  bytes: number;
}

/** Reads the data that a link names, once a person has agreed to its addresses. */
export class LinkReader {
  /** What nobody has agreed to yet. */
  readonly asking = signal<readonly URL[]>([]);
  readonly fetching = signal<Fetching | null>(null);
  private readonly seen = new Set<string>();
  private sampled = false;

  constructor(private readonly workspace: Workspace) {}

  /** Looks at a fragment: what it newly names is asked about, or read if that was agreed to before. */
  async follow(fragment: string): Promise<void> {
    const { data, sample } = parseFragment(fragment);
    const found = data.slice(0, kMostAddresses).filter((text) => !this.seen.has(text));
    for (const text of found) this.seen.add(text);
    const checked = found.map(checkDataAddress);
    const urls = checked.flatMap((one) => (one.ok ? [one.url] : []));
    const refused = new Set(checked.flatMap((one) => (one.ok ? [] : [one.sentence])));
    if (refused.size > 0) this.workspace.fail("Link", "data-refused", [...refused].join(" "));
    if (urls.length > 0 && urls.every(hasAgreed)) return this.read(urls);
    if (urls.length > 0) this.asking.value = [...this.asking.value, ...urls];
    const wanted = sample && data.length === 0 && !this.sampled;
    if (!wanted || this.workspace.files.count.value > 0) return;
    this.sampled = true;
    await addSample(this.workspace);
  }

  async agree(): Promise<void> {
    const urls = this.asking.value;
    this.asking.value = [];
    rememberAgreed(urls);
    await this.read(urls);
  }

  decline(): void {
    this.asking.value = [];
  }

  private async read(urls: readonly URL[]): Promise<void> {
    const offers: Offering[] = [];
    for (const url of urls) {
      const name = nameOfAddress(url);
      const onBytes = (bytes: number) => {
        this.fetching.value = { host: url.host, bytes };
      };
      onBytes(0);
      try {
        offers.push({ name, blob: await fetchInFrame(url, onBytes) });
      } catch (fault) {
        const { id, detail = "" } =
          fault instanceof DataFault ? fault.error : { id: "part-missing" };
        this.workspace.fail(`${name} of ${url.host}`, id, detail);
      }
    }
    this.fetching.value = null;
    await this.workspace.add(offers);
  }
}
