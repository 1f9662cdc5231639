import { isRecord } from "../engine/guards";
import { PortFault } from "./fault";
import { Gate } from "./gate";
import { kAttempts, patienceFor } from "./patience";
import { type Credentials, TokenKeeper } from "./token-keeper";

/** One page of a blueprint's entities: its bytes as they came, and what paging needs of them. */
export interface EntityPage {
  bytes: Uint8Array<ArrayBuffer>;
  entities: number;
  /** The latest `updatedAt` in it; empty where none has one. */
  newest: string;
}

export interface PagesWanted {
  blueprint: string;
  /** Identifiers of properties and relations, and meta-properties with their $; null for all. */
  include: readonly string[] | null;
  /** Only entities that changed at this moment (RFC 3339) or later. */
  since?: string | undefined;
}

export interface PortClientOptions {
  /** See baseAddress(). */
  base: string;
  credentials: Credentials;
  fetch?: typeof fetch;
  /** The clock, in milliseconds UTC. */
  clock: () => number;
  /** Waits so many milliseconds; rejects when the signal aborts. */
  sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  random?: () => number;
  /** Milliseconds within which an answer has to be there. */
  timeout?: number;
}

interface Ask {
  path: string;
  body?: object;
  signal: AbortSignal;
}

/** Entities per page: the most that Port gives. */
const kPage = 1000;
/** So many pages without an entity, one after the other, are no paging any more. */
const kEmptyPages = 3;
const kSideBySide = 4;

/**
 * Port's REST API, as far as it is needed, in the page and in Node. Everything rejects with a
 * PortFault, or with the reason of the signal that was aborted. Secrets go to `base` and nowhere
 * else, and are in no error.
 */
export class PortClient {
  readonly base: string;
  readonly #keeper: TokenKeeper;
  readonly #gate = new Gate(kSideBySide);
  /** An answer has come from there. */
  #reached = false;

  constructor(private readonly options: PortClientOptions) {
    this.base = options.base;
    this.#keeper = new TokenKeeper(options.credentials, options.clock, async (body, signal) => {
      const { answer } = await this.#send({ path: "/auth/access_token", body, signal }, null);
      return answer;
    });
  }

  /** Forgets token and secret; whatever is asked later is refused. */
  forget(): void {
    this.#keeper.forget();
  }

  async blueprints(signal: AbortSignal): Promise<Record<string, unknown>[]> {
    const { answer } = await this.#ask({ path: "/blueprints", signal });
    if (!Array.isArray(answer.blueprints)) throw new PortFault("unreadable", "no blueprints in it");
    return answer.blueprints.filter(isRecord);
  }

  /** A dashboard page; null where the organisation has none of that name. */
  async page(identifier: string, signal: AbortSignal): Promise<Record<string, unknown> | null> {
    try {
      const path = `/pages/${encodeURIComponent(identifier)}`;
      const { answer } = await this.#ask({ path, signal });
      return isRecord(answer.page) ? answer.page : null;
    } catch (fault) {
      // Pages are "beta" in Port, and need a permission of their own.
      if (fault instanceof PortFault && [403, 404].includes(fault.status)) return null;
      throw fault;
    }
  }

  /** How many entities a blueprint has; null where Port does not say. */
  async count(blueprint: string, signal: AbortSignal): Promise<number | null> {
    const path = `/blueprints/${encodeURIComponent(blueprint)}/entities-count`;
    const { answer } = await this.#ask({ path, signal });
    return typeof answer.count === "number" ? answer.count : null;
  }

  /** The pages of a blueprint's entities. Each is whole; after a fault those before it hold. */
  async *pages(wanted: PagesWanted, signal: AbortSignal): AsyncGenerator<EntityPage, void> {
    const seen = new Set<string>();
    let { include } = wanted;
    let from: string | undefined;
    let empty = 0;
    for (;;) {
      const body = { limit: kPage, ...queryOf(wanted), ...(include && { include }), from };
      const path = `/blueprints/${encodeURIComponent(wanted.blueprint)}/entities/search`;
      let page: Answer;
      try {
        page = await this.#ask({ path, body, signal });
      } catch (fault) {
        // An account whose Port does not know a name in the list still has entities.
        if (!(fault instanceof PortFault) || fault.status !== 422 || include === null) throw fault;
        include = null;
        continue;
      }
      const { bytes, answer } = page;
      if (!Array.isArray(answer.entities)) throw new PortFault("unreadable", "no entities in it");
      yield { bytes, entities: answer.entities.length, newest: newestOf(answer.entities) };
      from = typeof answer.next === "string" && answer.next !== "" ? answer.next : undefined;
      empty = answer.entities.length === 0 ? empty + 1 : 0;
      if (from === undefined) return;
      if (seen.has(from) || empty === kEmptyPages) throw new PortFault("repeats");
      seen.add(from);
    }
  }

  /** With a token, and with a new one if Port does not accept the first. */
  async #ask(ask: Ask): Promise<Answer> {
    const token = await this.#keeper.token(ask.signal);
    try {
      return await this.#send(ask, token);
    } catch (fault) {
      const expired = fault instanceof PortFault && fault.status === 401;
      if (!expired || !this.#keeper.renew(token)) throw fault;
      return await this.#send(ask, await this.#keeper.token(ask.signal));
    }
  }

  /** Again and again, with growing waits between, as long as that may help. */
  async #send(ask: Ask, token: string | null): Promise<Answer> {
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await this.#gate.through(() => this.#once(ask, token));
      ask.signal.throwIfAborted();
      if (!("fault" in outcome)) return outcome;
      const { fault, headers } = outcome;
      if (fault.id === "unreachable" && !this.#reached) throw await this.#whyUnreachable(fault);
      const now = this.options.clock();
      const random = (this.options.random ?? Math.random)();
      const wait = attempt < kAttempts ? patienceFor(fault, headers, attempt, now, random) : null;
      if (wait === null) throw fault;
      await this.options.sleep(wait, ask.signal);
    }
  }

  /**
   * A browser does not tell a page why nothing came. One request more, which carries nothing and
   * whose answer nobody may read, tells a server that is not there from one that this page may not
   * ask.
   */
  async #whyUnreachable(fault: PortFault): Promise<PortFault> {
    const { fetch: ask = globalThis.fetch } = this.options;
    try {
      const answer = await ask(this.base, { mode: "no-cors", credentials: "omit" });
      return answer.type === "opaque" ? new PortFault("refused-by-browser", fault.detail) : fault;
    } catch {
      return fault;
    }
  }

  async #once({ path, body, signal }: Ask, token: string | null): Promise<Outcome> {
    const host = new URL(this.base).host;
    const hurry = new AbortController();
    const stop = () => hurry.abort();
    const timer = setTimeout(stop, this.options.timeout ?? 60_000);
    signal.addEventListener("abort", stop, { once: true });
    let begun = false;
    try {
      signal.throwIfAborted();
      // Called as a function of its own: a browser's fetch refuses any other `this`.
      const { fetch: ask = globalThis.fetch } = this.options;
      const response = await ask(`${this.base}/v1${path}`, {
        method: body ? "POST" : "GET",
        headers: {
          ...(token !== null && { Authorization: `Bearer ${token}` }),
          ...(body && { "Content-Type": "application/json" }),
        },
        body: body ? JSON.stringify(body) : null,
        signal: hurry.signal,
        redirect: "manual",
        credentials: "omit",
        cache: "no-store",
        referrerPolicy: "no-referrer",
      });
      begun = true;
      this.#reached = true;
      const { status, headers } = response;
      if (response.type === "opaqueredirect" || (status >= 300 && status < 400)) {
        return { fault: new PortFault("redirected", host, status), headers };
      }
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (status !== 200) return { fault: this.#faultOf(status, bytes), headers };
      const answer = parse(bytes);
      if (answer?.ok === true) return { bytes, answer };
      return { fault: new PortFault("unreadable", answer ? "not ok" : "no JSON", status), headers };
    } catch {
      // What fetch rejects with says no more than that it failed, and may quote what was sent.
      const id = hurry.signal.aborted ? "slow" : begun ? "cut-off" : "unreachable";
      return { fault: new PortFault(id, host), headers: null };
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
    }
  }

  #faultOf(status: number, bytes: Uint8Array): PortFault {
    const answer = parse(bytes) ?? {};
    const words = [answer.error, answer.message].filter((word) => typeof word === "string");
    const said = this.#keeper.without(words.join(": ")).slice(0, 300);
    const id =
      (
        {
          401: "unauthorised",
          403: "forbidden",
          404: "missing",
          413: "too-large",
          429: "busy",
        } as const
      )[status] ?? (status >= 500 ? "down" : "rejected");
    return new PortFault(id, said === "" ? `status ${status}` : said, status);
  }
}

interface Answer {
  bytes: Uint8Array<ArrayBuffer>;
  answer: Record<string, unknown>;
}

type Outcome = Answer | { fault: PortFault; headers: Headers | null };

function parse(bytes: Uint8Array): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function queryOf({ since }: PagesWanted): object {
  if (since === undefined) return {};
  const rule = { property: "$updatedAt", operator: ">=", value: since };
  return { query: { combinator: "and", rules: [rule] } };
}

function newestOf(entities: readonly unknown[]): string {
  let newest = "";
  for (const entity of entities) {
    const at = isRecord(entity) ? entity.updatedAt : null;
    if (typeof at === "string" && at > newest) newest = at; // Port writes all in UTC, alike
  }
  return newest;
}
