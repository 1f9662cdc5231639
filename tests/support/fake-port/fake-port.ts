import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { FakeAccount, FakeEntity } from "./account";

/** What somebody asked of the fake Port. */
export interface Asked {
  /** "POST /v1/blueprints/service/entities/search" */
  line: string;
  headers: IncomingMessage["headers"];
  body: Record<string, unknown> | null;
}

/** Answers in the place of the fake Port, `times` times, what is asked by such a line. */
export interface Trouble {
  line: RegExp;
  times?: number;
  /** Lets so many pass before. */
  after?: number;
  answer: (response: ServerResponse, honest: () => unknown) => unknown;
}

export interface FakePortOptions {
  account: FakeAccount;
  /** Key and certificate, for https. */
  tls?: { key: string; cert: string };
}

export const kClientId = "fake-client-id";
export const kClientSecret = "fake-client-secret-4711";

/**
 * Port's REST API as its documents describe it, on a free port of this machine: blueprints, pages,
 * counts, paged searches, tokens that expire, and whatever trouble a test wants.
 */
export class FakePort {
  readonly asked: Asked[] = [];
  readonly troubles: Trouble[] = [];
  account: FakeAccount;
  /** Origins that the browser may let read the answers; null for none. */
  cors: string | null = "*";
  /** The token that is accepted now. */
  token = "fake-token-1";
  /** On which it listens, once started. */
  port = 0;
  private tokens = 1;
  private readonly server;

  constructor(private readonly options: FakePortOptions) {
    this.account = options.account;
    const listen = (request: IncomingMessage, response: ServerResponse) => {
      this.receive(request, response).catch((error: unknown) => response.destroy(error as Error));
    };
    this.server = options.tls ? createSecureServer(options.tls, listen) : createServer(listen);
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    this.port = (this.server.address() as AddressInfo).port;
    return this;
  }

  get url(): string {
    return `${this.options.tls ? "https" : "http"}://127.0.0.1:${this.port}`;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  /** As after three hours: whoever has a token needs another. */
  expireToken(): void {
    this.tokens += 1;
    this.token = `fake-token-${this.tokens}`;
  }

  /** As if it had just been started, with another account. */
  reset(account: FakeAccount): void {
    this.account = account;
    this.cors = "*";
    this.asked.length = 0;
    this.troubles.length = 0;
  }

  /** The lines of all that was asked, without the browser's questions whether it may ask. */
  lines(): string[] {
    return this.asked.map(({ line }) => line).filter((line) => !line.startsWith("OPTIONS"));
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const body = text === "" ? null : (JSON.parse(text) as Record<string, unknown>);
    const line = `${request.method} ${request.url}`;
    this.asked.push({ line, headers: request.headers, body });
    const { cors } = this;
    if (cors !== null) {
      response.setHeader("access-control-allow-origin", cors);
      response.setHeader("access-control-allow-headers", "authorization, content-type");
      response.setHeader("access-control-expose-headers", "x-ratelimit-reset, retry-after");
    }
    if (request.method === "OPTIONS") {
      return response.writeHead(cors === null ? 404 : 204).end();
    }
    const honest = () => this.answer(line, request, body, response);
    const trouble = this.troubles.find((one) => one.line.test(line) && (one.times ?? 1) > 0);
    if (!trouble) return honest();
    if ((trouble.after ?? 0) > 0) {
      trouble.after = (trouble.after ?? 0) - 1;
      return honest();
    }
    trouble.times = (trouble.times ?? 1) - 1;
    return trouble.answer(response, honest);
  }

  private answer(
    line: string,
    request: IncomingMessage,
    body: Record<string, unknown> | null,
    response: ServerResponse,
  ): ServerResponse {
    if (line === "POST /v1/auth/access_token") {
      const right = body?.clientId === kClientId && body.clientSecret === kClientSecret;
      if (!right) return fail(response, 401, "unauthorized", "Invalid credentials");
      return send(response, 200, {
        ok: true,
        accessToken: this.token,
        expiresIn: 10_800,
        tokenType: "Bearer",
      });
    }
    if (request.headers.authorization !== `Bearer ${this.token}`) {
      // Quotes what it was sent, as no server should, and some do.
      return fail(response, 401, "unauthorized", `Invalid: ${request.headers.authorization}`);
    }
    const [, what, name, rest] = /^\w+ \/v1\/(\w+)(?:\/([^/?]+))?(?:\/(.+))?$/.exec(line) ?? [];
    const identifier = decodeURIComponent(name ?? "");
    if (what === "blueprints" && name === undefined) {
      return send(response, 200, { ok: true, blueprints: this.account.blueprints });
    }
    const page = this.account.pages.find((one) => one.identifier === identifier);
    if (what === "pages" && page) return send(response, 200, { ok: true, page });
    const known = this.account.blueprints.some((one) => one.identifier === identifier);
    if (what !== "blueprints" || !known) return fail(response, 404, "not_found", identifier);
    const entities = this.account.entities[identifier] ?? [];
    if (rest === "entities-count") {
      return send(response, 200, { ok: true, count: entities.length });
    }
    if (rest === "entities/search") return search(entities, body ?? {}, response);
    return fail(response, 404, "not_found", line);
  }
}

function search(
  entities: readonly FakeEntity[],
  body: Record<string, unknown>,
  response: ServerResponse,
): ServerResponse {
  const { limit = 200, from, include, query, ...others } = body;
  const wrong =
    Object.keys(others).length > 0 || typeof limit !== "number" || limit < 1 || limit > 1000;
  if (wrong) return fail(response, 422, "invalid_request", "body does not match the schema");
  const since = (query as { rules?: { value?: string }[] } | undefined)?.rules?.[0]?.value;
  const found = since ? entities.filter(({ updatedAt }) => updatedAt >= since) : entities;
  const start = from === undefined ? 0 : Number(Buffer.from(String(from), "base64").toString());
  const end = start + limit;
  const shown = found.slice(start, end).map((one) => only(one, include as string[] | undefined));
  const next = end < found.length ? Buffer.from(String(end)).toString("base64") : undefined;
  return send(response, 200, { ok: true, entities: shown, next });
}

/** An entity as an `include` list leaves it. */
function only(entity: FakeEntity, include: string[] | undefined): object {
  if (!include) return entity;
  const named = (all: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => include.includes(name)));
  const { properties, relations, ...meta } = entity;
  const kept = Object.entries(meta).filter(([name]) => include.includes(`$${name}`));
  return {
    ...Object.fromEntries(kept),
    identifier: entity.identifier,
    properties: named(properties),
    relations: named(relations),
  };
}

export function send(response: ServerResponse, status: number, body: object): ServerResponse {
  return response
    .writeHead(status, { "content-type": "application/json" })
    .end(JSON.stringify(body));
}

/** Port's form of an error. */
export function fail(
  response: ServerResponse,
  status: number,
  error: string,
  message: string,
): ServerResponse {
  return send(response, status, { ok: false, error, message });
}
