import { PortFault } from "./fault";

/** A bearer token, or what Port gives one for. */
export type Credentials = { token: string } | { clientId: string; clientSecret: string };

type Exchange = (body: object, signal: AbortSignal) => Promise<Record<string, unknown>>;

/** So long before its end, in milliseconds, a token is not used any more. */
const kMargin = 30_000;

/** Holds the secrets, in memory only, and gets a token where a client id and secret were given. */
export class TokenKeeper {
  #credentials: Credentials | null;
  #token: { text: string; ends: number } | null = null;
  #coming: Promise<string> | null = null;

  constructor(
    credentials: Credentials,
    private readonly clock: () => number,
    private readonly exchange: Exchange,
  ) {
    this.#credentials = credentials;
    if ("token" in credentials) this.#token = { text: credentials.token, ends: Infinity };
  }

  forget(): void {
    this.#credentials = null;
    this.#token = null;
    this.#coming = null;
  }

  /** Rejects with a PortFault where there is none to be had. */
  async token(signal: AbortSignal): Promise<string> {
    if (this.#token && this.clock() < this.#token.ends) return this.#token.text;
    const credentials = this.#credentials;
    if (!credentials || "token" in credentials) throw new PortFault("unauthorised", "", 401);
    // Those who come meanwhile wait for the same one.
    this.#coming ??= this.#get(credentials, signal).finally(() => {
      this.#coming = null;
    });
    return this.#coming;
  }

  /** A token was not accepted. False where there is no way to another one. */
  renew(refused: string): boolean {
    if (!this.#credentials || "token" in this.#credentials) return false;
    if (this.#token?.text === refused) this.#token = null;
    return true;
  }

  /** A text from which every secret was taken out. */
  without(text: string): string {
    const secrets = [this.#token?.text, ...Object.values(this.#credentials ?? {})];
    return secrets
      .filter((secret) => secret !== undefined && secret !== "")
      .reduce<string>((clean, secret) => clean.replaceAll(secret as string, "…"), text);
  }

  async #get(credentials: object, signal: AbortSignal): Promise<string> {
    const asked = this.clock();
    const { accessToken, expiresIn } = await this.exchange(credentials, signal);
    if (typeof accessToken !== "string") throw new PortFault("unreadable", "no token in it");
    const seconds = typeof expiresIn === "number" ? expiresIn : Infinity;
    // A token that lasts but a moment has to be used all the same; Port says when it is over.
    const ends = asked + Math.max(seconds * 1000 - kMargin, kMargin);
    if (this.#credentials) this.#token = { text: accessToken, ends };
    return accessToken;
  }
}
