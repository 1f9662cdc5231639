// npm run report -- --port: entities straight from Port's API, as inputs beside files.

import type { EngineModel } from "../../web/src/engine/model";
import { failureSentence } from "../../web/src/intake/sentences";
import { baseAddress } from "../../web/src/port/address";
import { PortClient } from "../../web/src/port/client";
import { modelParts, type Plan, planOf } from "../../web/src/port/plan";
import { readAhead } from "../../web/src/port/read-ahead";
import { sleep } from "../../web/src/port/sleep";
import type { Credentials } from "../../web/src/port/token-keeper";
import { incompleteError, nameOfBlueprint, wholePages } from "../../web/src/port/whole-pages";
import type { Input } from "./node-files";

/** Pages that are fetched before the engine asks for them, of each blueprint. */
const kAhead = 2;
/** The identifier of the guide's page. */
const kPage = "dora_metrics";

/** Secrets come from the environment: a command line is read by others, and remembered. */
export function credentialsIn(environment: NodeJS.ProcessEnv): Credentials | null {
  const { PORT_TOKEN, PORT_CLIENT_ID, PORT_CLIENT_SECRET } = environment;
  if (PORT_TOKEN) return { token: PORT_TOKEN };
  if (!PORT_CLIENT_ID || !PORT_CLIENT_SECRET) return null;
  return { clientId: PORT_CLIENT_ID, clientSecret: PORT_CLIENT_SECRET };
}

/** A connection to Port, and what it was found to have for a model. */
export class PortInputs {
  /** A sentence for each blueprint that could not be read to its end, by the name of its input. */
  readonly incomplete = new Map<string, string>();

  private constructor(
    private readonly client: PortClient,
    readonly plan: Plan,
  ) {}

  /** @param names blueprints of the model that the account has under another name */
  static async connect(
    address: string,
    credentials: Credentials,
    { documents }: EngineModel,
    names: ReadonlyMap<string, string>,
  ): Promise<PortInputs> {
    const base = baseAddress(address);
    const client = new PortClient({ base, credentials, clock: Date.now, sleep });
    const { signal } = new AbortController();
    const account = await client.blueprints(signal);
    const page = await client.page(kPage, signal);
    return new PortInputs(client, planOf({ model: modelParts(documents), account, page, names }));
  }

  /** All blueprints at once, each as far ahead of its reader as is bounded. */
  inputs(): Input[] {
    const { signal } = new AbortController();
    return this.plan.blueprints.map(({ identifier, include }) => {
      const name = nameOfBlueprint(identifier);
      let entities = 0;
      const pages = wholePages(this.client, { blueprint: identifier, include }, signal, (fault) =>
        this.incomplete.set(name, failureSentence(name, incompleteError(entities, fault))),
      );
      async function* bytes() {
        for await (const page of pages) {
          entities += page.entities;
          yield page.bytes;
        }
      }
      return { name, shown: name, pieces: readAhead(bytes(), kAhead) };
    });
  }
}
