import { PortFault } from "./fault";

/** Port's own addresses, the usual ones first. */
export const kPortHosts: readonly { url: string; title: string }[] = [
  { url: "https://api.port.io", title: "Europe" },
  { url: "https://api.us.port.io", title: "United States" },
  { url: "https://api.getport.io", title: "Europe, older name" },
  { url: "https://api.us.getport.io", title: "United States, older name" },
];

const kRegions: Readonly<Record<string, string>> = {
  eu: "https://api.port.io",
  us: "https://api.us.port.io",
};
const kLocal = ["localhost", "127.0.0.1", "[::1]"];

/**
 * The base of all addresses, without a slash at its end.
 * @param text `eu`, `us`, or an address; throws a PortFault for anything a secret must not be sent to
 */
export function baseAddress(text: string): string {
  const asked = kRegions[text.trim().toLowerCase()] ?? text.trim();
  let url: URL;
  try {
    url = new URL(asked);
  } catch {
    throw new PortFault("address", text);
  }
  const safe =
    url.protocol === "https:" || (url.protocol === "http:" && kLocal.includes(url.hostname));
  if (url.username !== "" || url.password !== "") throw new PortFault("address", url.host);
  if (!safe || url.search !== "" || url.hash !== "") throw new PortFault("address", text);
  return url.origin + url.pathname.replace(/\/+$/, "").replace(/\/v1$/, "");
}
