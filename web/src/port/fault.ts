/** Why Port did not give what was asked for. Never holds a secret. */
export type FaultId =
  | "address"
  | "not-allowed"
  | "unreachable"
  | "refused-by-browser"
  | "redirected"
  | "unauthorised"
  | "forbidden"
  | "missing"
  | "too-large"
  | "rejected"
  | "busy"
  | "down"
  | "slow"
  | "cut-off"
  | "unreadable"
  | "repeats";

export class PortFault extends Error {
  /** The sentence without its full stop. */
  readonly reason: string;

  /**
   * @param detail what Port said, or what is concerned; without secrets
   * @param status of the answer, where there was one
   */
  constructor(
    readonly id: FaultId,
    readonly detail = "",
    readonly status = 0,
  ) {
    const reason = kSentences[id](detail);
    super(`${reason}.`);
    this.name = "PortFault";
    this.reason = reason;
  }
}

const said = (text: string, detail: string) => (detail === "" ? text : `${text} (${detail})`);

/** Without the full stop. */
const kSentences: Readonly<Record<FaultId, (detail: string) => string>> = {
  address: (text) =>
    `"${text}" is no address to connect to; give one that begins with https://, without a name or password in it (http:// is for this machine only)`,
  "not-allowed": (origin) =>
    `this page may not connect to ${origin}; build it with VITE_PORT_HOSTS="${origin}", or run npm run proxy`,
  unreachable: (host) =>
    `${host} cannot be reached; check the address and the network, and try again`,
  "refused-by-browser": (host) =>
    `${host} answers, but the browser does not let this page read the answer: Port does not name this page in its CORS headers`,
  redirected: (host) =>
    `${host} wants to send the request to another address, which is refused, so that the token goes nowhere else; check the address`,
  unauthorised: (detail) =>
    said("Port does not accept the token, or it has expired; connect again with a new one", detail),
  forbidden: (detail) =>
    said("Port does not allow this with these credentials; ask an admin of Port", detail),
  missing: (detail) => said("Port does not know what was asked for", detail),
  "too-large": (detail) => said("Port finds the request too large", detail),
  rejected: (detail) => said("Port does not accept the request", detail),
  busy: (detail) =>
    said("Port's rate limit is used up, and waiting did not help; refresh later", detail),
  down: (detail) => said("Port had an error of its own, several times; refresh later", detail),
  slow: (detail) => said("Port took too long to answer, several times; refresh later", detail),
  "cut-off": () => "Port's answers broke off in the middle, several times; refresh later",
  unreadable: (detail) => said("Port's answer is not what its documents say", detail),
  repeats: () =>
    "Port's pages begin again from an earlier one, so it cannot be told where they end; refresh later",
};
