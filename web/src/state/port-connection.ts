import { signal } from "@preact/signals";
import { allowedAddress } from "../port/allowed";
import { PortClient } from "../port/client";
import type { PortDocument } from "../port/documents";
import { PortFault } from "../port/fault";
import { modelParts, type Plan, planOf } from "../port/plan";
import { sleep } from "../port/sleep";
import type { Credentials } from "../port/token-keeper";
import { incompleteError, nameOfBlueprint, wholePages } from "../port/whole-pages";
import type { Offering } from "./loaded-file";
import type { Workspace } from "./workspace";

/**
 * How far a connection has come: no secrets are known; the account is looked at; a person is asked
 * which of its blueprints are meant; entities are read; all that was asked for is there.
 */
export type Stage = "apart" | "asking" | "choosing" | "reading" | "together";

/** One blueprint on its way. */
export interface Reading {
  identifier: string;
  title: string;
  /** Entities read so far; of a refresh, those that changed. */
  entities: number;
  /** How many there are; null where Port does not say, and of a refresh. */
  total: number | null;
  state: "reading" | "complete" | "incomplete";
}

/** What was read of a blueprint, kept as the bytes that came, for the engine to read again. */
interface Kept {
  blob: Blob;
  entities: number;
  /** The latest `updatedAt` among them; empty where only a full reading will do. */
  newest: string;
}

const kPage = "dora_metrics";
const kModelName = "Port's blueprints";

/**
 * The page's connection to a Port account. What it reads becomes files of the workspace, one for each
 * blueprint; the bytes lie in blobs, which the browser keeps outside the page's memory. Secrets are in
 * the client, and go with it.
 */
export class PortConnection {
  readonly stage = signal<Stage>("apart");
  readonly fault = signal<PortFault | null>(null);
  readonly readings = signal<readonly Reading[]>([]);
  readonly missing = signal<Plan["missing"]>([]);
  /** Where to; without secrets. */
  readonly base = signal("");
  /** When the reading that is shown began, in milliseconds UTC. */
  readonly readAt = signal<number | null>(null);

  private client: PortClient | null = null;
  private stop = new AbortController();
  private account: { blueprints: PortDocument[]; page: PortDocument | null } | null = null;
  private plan: Plan | null = null;
  private names: ReadonlyMap<string, string> = new Map();
  private readonly kept = new Map<string, Kept>();
  private documents = "";

  constructor(
    private readonly workspace: Workspace,
    private readonly clock: () => number = Date.now,
  ) {}

  /** Never rejects: `stage` and `fault` say how it went. */
  async connect(address: string, credentials: Credentials): Promise<void> {
    await this.during("apart", async (aborted) => {
      const base = allowedAddress(address);
      this.base.value = base;
      this.client = new PortClient({ base, credentials, clock: this.clock, sleep });
      await this.look(aborted);
    });
  }

  /** @param names blueprints of the model that the account has under another name */
  async choose(names: ReadonlyMap<string, string>): Promise<void> {
    this.names = names;
    await this.during("together", async (aborted) => {
      await this.makePlan();
      await this.read(aborted, false);
    });
  }

  /** Reads what changed, or everything again, the blueprints and the dashboard too. */
  async refresh(everything: boolean): Promise<void> {
    await this.during("together", (aborted) =>
      everything ? this.look(aborted) : this.read(aborted, true),
    );
  }

  /** Stops what goes on; what was loaded before stays. */
  cancel(): void {
    this.stop.abort();
  }

  /** Forgets the secrets; what was read stays on the page. */
  disconnect(): void {
    this.cancel();
    this.client?.forget();
    this.client = null;
    this.account = null;
    this.plan = null;
    this.kept.clear();
    this.readings.value = [];
    this.readAt.value = null;
    this.names = new Map();
    this.fault.value = null;
    this.stage.value = "apart";
  }

  /** @param back the stage to return to where the work comes to nothing */
  private async during(back: Stage, work: (aborted: AbortSignal) => Promise<void>): Promise<void> {
    this.stop = new AbortController();
    this.fault.value = null;
    try {
      await work(this.stop.signal);
    } catch (error) {
      if (this.stop.signal.aborted) {
        // With nothing read there is nothing to be together for.
        if (this.readAt.value === null) this.disconnect();
        else this.stage.value = "together";
        return;
      }
      if (!(error instanceof PortFault)) throw error;
      if (back === "apart") this.disconnect();
      this.fault.value = error;
      this.stage.value = back;
    }
  }

  private async look(aborted: AbortSignal): Promise<void> {
    const { client } = this;
    if (!client) return;
    this.stage.value = "asking";
    const blueprints = await client.blueprints(aborted);
    this.account = { blueprints, page: await client.page(kPage, aborted) };
    const plan = await this.makePlan();
    aborted.throwIfAborted();
    const asked = plan.missing.filter(({ identifier }) => !this.names.has(identifier));
    if (asked.length > 0) {
      this.missing.value = asked;
      this.stage.value = "choosing";
    } else {
      await this.read(aborted, false);
    }
  }

  private async makePlan(): Promise<Plan> {
    const inForce = await this.workspace.model.ask();
    if (!this.account || !inForce) throw new PortFault("unreadable", "the engine has no model");
    const { blueprints: account, page } = this.account;
    // Left out by a person: asked no second time, and not renamed.
    const names = new Map([...this.names].filter(([, name]) => name !== ""));
    this.plan = planOf({ model: modelParts(inForce.documents), account, page, names });
    return this.plan;
  }

  private async read(aborted: AbortSignal, changesOnly: boolean): Promise<void> {
    const { plan } = this;
    if (!plan) return;
    this.stage.value = "reading";
    const began = this.clock();
    this.readings.value = plan.blueprints.map(({ identifier, title }) => ({
      ...{ identifier, title, entities: 0, total: null, state: "reading" as const },
    }));
    const faults = new Map<string, PortFault>();
    const read = await Promise.all(
      plan.blueprints.map(async (one) => {
        const before = changesOnly ? this.kept.get(one.identifier) : undefined;
        return [one.identifier, await this.readOne(one, before, aborted, faults)] as const;
      }),
    );
    aborted.throwIfAborted();
    for (const [identifier, kept] of read) this.kept.set(identifier, kept);
    await this.handOver(plan, faults);
    this.readAt.value = began;
    this.stage.value = "together";
  }

  /** What was there before, and the pages after it. */
  private async readOne(
    { identifier, include }: Plan["blueprints"][number],
    before: Kept | undefined,
    aborted: AbortSignal,
    faults: Map<string, PortFault>,
  ): Promise<Kept> {
    const { client } = this;
    if (!client) throw aborted.reason;
    const since = before?.newest || undefined;
    const fresh = since === undefined;
    const parts: Blob[] = before && !fresh ? [before.blob] : [];
    let newest = since ?? "";
    let entities = 0;
    if (fresh) void this.countOne(client, identifier, aborted);
    const onFault = (fault: PortFault) => faults.set(identifier, fault);
    const wanted = { blueprint: identifier, include, since };
    for await (const page of wholePages(client, wanted, aborted, onFault)) {
      parts.push(new Blob([page.bytes]));
      entities += page.entities;
      if (page.newest > newest) newest = page.newest;
      this.tell(identifier, { entities });
    }
    const whole = !faults.has(identifier);
    this.tell(identifier, { state: whole ? "complete" : "incomplete" });
    const all = entities + (before && !fresh ? before.entities : 0);
    // What is not whole is read from its beginning the next time.
    return { blob: new Blob(parts), entities: all, newest: whole ? newest : "" };
  }

  private async countOne(client: PortClient, identifier: string, aborted: AbortSignal) {
    const total = await client.count(identifier, aborted).catch(() => null); // it is only shown
    this.tell(identifier, { total });
  }

  private tell(identifier: string, news: Partial<Reading>): void {
    this.readings.value = this.readings.value.map((one) =>
      one.identifier === identifier ? { ...one, ...news } : one,
    );
  }

  /** All at once, so that no dashboard is shown of a part. */
  private async handOver(plan: Plan, faults: ReadonlyMap<string, PortFault>): Promise<void> {
    const offers: Offering[] = [];
    const documents = JSON.stringify(plan.documents, null, 2);
    const there = this.workspace.files.models.value.some(({ name }) => name === kModelName);
    if (!there || documents !== this.documents) {
      offers.push({ name: kModelName, blob: new Blob([documents]) });
      this.documents = documents;
    }
    for (const { identifier } of plan.blueprints) {
      const kept = this.kept.get(identifier);
      if (kept) offers.push({ name: nameOfBlueprint(identifier), blob: kept.blob });
    }
    await this.workspace.add(offers);
    for (const [identifier, fault] of faults) {
      const entities = this.kept.get(identifier)?.entities ?? 0;
      const { id, detail = "" } = incompleteError(entities, fault);
      this.workspace.fail(nameOfBlueprint(identifier), id, detail);
    }
  }
}
