import type { ServerResponse } from "node:http";
import { afterEach, beforeEach, expect, it } from "vitest";
import { PortClient, type PortClientOptions } from "../../../web/src/port/client";
import { PortFault } from "../../../web/src/port/fault";
import { kAttempts } from "../../../web/src/port/patience";
import type { Credentials } from "../../../web/src/port/token-keeper";
import { guideAccount } from "../../support/fake-port/account";
import {
  FakePort,
  fail,
  kClientId,
  kClientSecret,
  send,
  type Trouble,
} from "../../support/fake-port/fake-port";

const start = Date.parse("2026-11-22T00:00:00Z");
const search = /deployment\/entities\/search/;

let port: FakePort;
/** What the client waited for, in milliseconds; nobody really waits. */
let waits: number[];
let now: number;

beforeEach(async () => {
  port = await new FakePort({ account: guideAccount(2500) }).start();
  waits = [];
  now = start;
});
afterEach(() => port.close());

function client(
  credentials: Credentials = { token: port.token },
  options: Partial<PortClientOptions> = {},
): PortClient {
  return new PortClient({
    base: port.url,
    credentials,
    clock: () => now,
    sleep: async (milliseconds) => {
      waits.push(milliseconds);
      now += milliseconds;
    },
    random: () => 0.5,
    ...options,
  });
}

const { signal } = new AbortController();

/** All of a blueprint's entities, by identifier, and what ended them. */
async function read(from: PortClient, include: string[] | null = null, since?: string) {
  const identifiers: string[] = [];
  try {
    for await (const page of from.pages({ blueprint: "deployment", include, since }, signal)) {
      const { entities } = JSON.parse(new TextDecoder().decode(page.bytes));
      expect(page.entities).toBe(entities.length);
      identifiers.push(...entities.map((one: { identifier: string }) => one.identifier));
    }
    return { identifiers, fault: null };
  } catch (error) {
    if (!(error instanceof PortFault)) throw error;
    return { identifiers, fault: error };
  }
}

const secret = { clientId: kClientId, clientSecret: kClientSecret };
const status = (code: number, headers: Record<string, string> = {}): Trouble["answer"] => {
  return (response: ServerResponse) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    fail(response, code, "an_error", "what Port says of it");
  };
};

it("reads all pages of a thousand entities, each once", async () => {
  const { identifiers, fault } = await read(client());
  expect(fault).toBeNull();
  expect(new Set(identifiers).size).toBe(2500);
  expect(identifiers).toHaveLength(2500);
  expect(port.asked.map(({ body }) => body?.limit)).toEqual([1000, 1000, 1000]);
});

it("asks for what is included, and for what changed since a moment", async () => {
  const since = "2026-11-21T20:00:00.000Z";
  const { identifiers } = await read(client(), ["$identifier", "createdAt"], since);
  expect(identifiers).toEqual(["deploy-0", "deploy-1", "deploy-2", "deploy-3"]);
  expect(port.asked[0]?.body).toEqual({
    limit: 1000,
    include: ["$identifier", "createdAt"],
    query: {
      combinator: "and",
      rules: [{ property: "$updatedAt", operator: ">=", value: since }],
    },
  });
});

it("does without an include list that Port does not accept", async () => {
  port.troubles.push({ line: search, answer: status(422) });
  expect((await read(client(), ["new_property"])).identifiers).toHaveLength(2500);
  expect(port.asked.map(({ body }) => body && "include" in body)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

it("gets a token for a client id and secret, once for all that is asked side by side", async () => {
  const own = client(secret);
  await Promise.all([own.blueprints(signal), own.count("service", signal), read(own)]);
  expect(port.lines().filter((line) => line.includes("auth"))).toHaveLength(1);
});

it("gets a new token when the first expires, and goes on where it was", async () => {
  const own = client(secret);
  port.troubles.push({
    line: search,
    after: 1,
    answer: (_, honest) => {
      port.expireToken();
      honest();
    },
  });
  const { identifiers, fault } = await read(own);
  expect(fault).toBeNull();
  expect(identifiers).toHaveLength(2500);
  expect(port.lines().filter((line) => line.includes("auth"))).toHaveLength(2);
});

it("gets a new token of its own before the three hours are over", async () => {
  const own = client(secret);
  await own.count("service", signal);
  now += 3 * 3_600_000;
  port.expireToken();
  await own.count("service", signal);
  expect(port.lines().filter((line) => line.includes("401"))).toEqual([]);
  expect(port.lines().filter((line) => line.includes("auth"))).toHaveLength(2);
});

it("asks for a new token once, and gives up when that is not accepted either", async () => {
  port.troubles.push({ line: search, times: Infinity, answer: status(401) });
  const { fault } = await read(client(secret));
  expect(fault?.id).toBe("unauthorised");
  expect(port.lines().filter((line) => line.includes("auth"))).toHaveLength(2);
  expect(port.lines().filter((line) => search.test(line))).toHaveLength(2);
});

it("keeps what it has when a token expires for which there is no other", async () => {
  port.troubles.push({
    line: search,
    after: 1,
    answer: (_, honest) => {
      port.expireToken();
      honest();
    },
  });
  const { identifiers, fault } = await read(client());
  expect(identifiers).toHaveLength(1000);
  expect(fault?.message).toMatch(/does not accept the token, or it has expired/);
});

it.each([
  [401, "unauthorised", /token/],
  [403, "forbidden", /does not allow.*what Port says of it/],
  [404, "missing", /does not know/],
  [413, "too-large", /too large/],
  [422, "rejected", /does not accept the request/],
] as const)("says at once what a %i means, and asks no second time", async (code, id, sentence) => {
  port.troubles.push({ line: search, times: Infinity, answer: status(code) });
  const { identifiers, fault } = await read(client());
  expect(identifiers).toEqual([]);
  expect(fault?.id).toBe(id);
  expect(fault?.message).toMatch(sentence);
  expect(port.asked).toHaveLength(1);
  expect(waits).toEqual([]);
});

it("waits until the rate limit is reset, as the headers say", async () => {
  const reset = String(start / 1000 + 40);
  port.troubles.push({
    line: search,
    after: 1,
    answer: status(429, { "x-ratelimit-reset": reset }),
  });
  const { identifiers } = await read(client());
  expect(identifiers).toHaveLength(2500);
  expect(waits).toHaveLength(1);
  expect(waits[0]).toBeGreaterThanOrEqual(40_000);
});

it("gives up, and says so, when the rate limit is reset too late to wait for", async () => {
  const reset = String(start / 1000 + 7200);
  port.troubles.push({
    line: search,
    times: 9,
    answer: status(429, { "x-ratelimit-reset": reset }),
  });
  const { fault } = await read(client());
  expect(fault?.message).toMatch(/rate limit is used up/);
  expect(port.asked).toHaveLength(1);
});

it("tries again after growing, jittered waits, and gives up after some", async () => {
  port.troubles.push({ line: search, after: 1, times: Infinity, answer: status(503) });
  const { identifiers, fault } = await read(client());
  expect(identifiers).toHaveLength(1000);
  expect(fault?.id).toBe("down");
  expect(waits).toEqual([625, 1250, 2500, 5000, 10_000]);
  expect(port.asked).toHaveLength(1 + kAttempts);
  const steady = client(undefined, { random: () => 0 });
  port.troubles[0] = { line: search, answer: status(500) };
  waits = [];
  expect((await read(steady)).fault).toBeNull();
  expect(waits).toEqual([500]);
});

it.each<[string, Trouble["answer"]]>([
  [
    "a body that is cut off",
    (response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "5000" });
      response.write('{"ok":true,"entities":[{"identifier":', () => response.destroy());
    },
  ],
  ["a body that ends too early", (response) => response.end('{"ok":true,"entities":[{"ident')],
  ["what is no JSON", (response) => response.end("<html>502</html>")],
  ["a refusal with status 200", (response) => send(response, 200, { ok: false })],
  ["a connection that is closed", (response) => response.destroy()],
])("asks again after %s", async (_, answer) => {
  port.troubles.push({ line: search, after: 1, answer });
  const { identifiers, fault } = await read(client());
  expect(fault).toBeNull();
  expect(identifiers).toHaveLength(2500);
  expect(waits).toHaveLength(1);
});

it("asks again where an answer does not come", async () => {
  port.troubles.push({ line: search, answer: () => undefined });
  const { identifiers } = await read(client(undefined, { timeout: 2000 }));
  expect(identifiers).toHaveLength(2500);
  expect(waits.length).toBeGreaterThanOrEqual(1);
});

it("says what is wrong with an answer that has no entities", async () => {
  port.troubles.push({ line: search, answer: (response) => send(response, 200, { ok: true }) });
  expect((await read(client())).fault?.message).toMatch(/not what its documents say \(no entities/);
});

it("ends when a page leads back to an earlier one, with what it has", async () => {
  const entities = [{ identifier: "d", blueprint: "deployment" }];
  port.troubles.push({
    line: search,
    times: Infinity,
    answer: (response) => send(response, 200, { ok: true, entities, next: "again" }),
  });
  const { identifiers, fault } = await read(client());
  expect(fault?.id).toBe("repeats");
  expect(identifiers).toEqual(["d", "d"]);
  expect(port.asked).toHaveLength(2);
});

it("ends when there are always further pages, and nothing in them", async () => {
  let page = 0;
  port.troubles.push({
    line: search,
    times: Infinity,
    answer: (response) => send(response, 200, { ok: true, entities: [], next: `p${page++}` }),
  });
  expect((await read(client())).fault?.id).toBe("repeats");
  expect(port.asked).toHaveLength(3);
});

it("follows no redirect, to whatever host", async () => {
  const elsewhere = await new FakePort({ account: guideAccount(1) }).start();
  port.troubles.push({
    line: search,
    answer: (response) =>
      response.writeHead(307, { location: `${elsewhere.url}/v1/blueprints` }).end(),
  });
  const { fault } = await read(client());
  expect(fault?.message).toMatch(/another address, which is refused/);
  expect(elsewhere.asked).toEqual([]);
  await elsewhere.close();
});

it("says that a host cannot be reached, without waiting for it", async () => {
  const base = port.url;
  await port.close();
  const { fault } = await read(client(undefined, { base }));
  expect(fault?.message).toMatch(/cannot be reached/);
  expect(waits).toEqual([]);
});

it("has no secret in any fault, even where Port repeats it", async () => {
  const token = "a-token-of-somebody";
  const { fault } = await read(client({ token }));
  expect(fault?.message).toContain("Invalid: Bearer …");
  expect(JSON.stringify([fault, fault?.message, fault?.stack])).not.toContain(token);
  const wrong = { clientId: kClientId, clientSecret: "a-secret-of-somebody" };
  const refused = (await read(client(wrong))).fault;
  expect(refused?.id).toBe("unauthorised");
  expect(JSON.stringify([refused, refused?.stack])).not.toContain("a-secret-of-somebody");
});

it("sends the secret only for a token, and the token only in its header", async () => {
  await client(secret).count("service", signal);
  const [auth, count] = port.asked;
  expect(auth?.body).toEqual(secret);
  expect(count?.headers.authorization).toBe(`Bearer ${port.token}`);
  expect(port.lines().join()).not.toContain(port.token);
});

it("knows nothing any more after it was told to forget", async () => {
  const own = client();
  own.forget();
  await expect(own.blueprints(signal)).rejects.toThrow(/does not accept the token/);
  expect(port.asked).toEqual([]);
});

it("stops at once when it is cancelled, in a wait too", async () => {
  const stop = new AbortController();
  port.troubles.push({ line: /blueprints/, times: Infinity, answer: status(503) });
  const own = client(undefined, {
    sleep: async (_, aborted) => {
      stop.abort(new Error("cancelled by a person"));
      aborted.throwIfAborted();
    },
  });
  await expect(own.blueprints(stop.signal)).rejects.toThrow("cancelled by a person");
  expect(port.asked).toHaveLength(1);
});

it("asks at most four things at a time", async () => {
  let open = 0;
  let most = 0;
  const all: (() => void)[] = [];
  port.troubles.push({
    line: /count/,
    times: Infinity,
    answer: (_, honest) => {
      most = Math.max(most, ++open);
      all.push(() => {
        open -= 1;
        honest();
      });
      if (all.length === 4) for (const one of all.splice(0)) one();
    },
  });
  const own = client();
  await Promise.all(Array.from({ length: 8 }, () => own.count("service", signal)));
  expect(most).toBe(4);
});

it("takes no page where the organisation has none, or may not see it", async () => {
  expect(await client().page("dora_metrics", signal)).toBeNull();
  port.troubles.push({ line: /pages/, answer: status(403) });
  expect(await client().page("dora_metrics", signal)).toBeNull();
  port.account.pages.push({ identifier: "dora_metrics", title: "Ours", widgets: [] });
  expect(await client().page("dora_metrics", signal)).toMatchObject({ title: "Ours" });
});
