import { baseAddress, kPortHosts } from "./address";
import { PortFault } from "./fault";

/** Addresses that the page was built to be allowed, beside Port's own and where it comes from. */
const kMore: string = import.meta.env.VITE_PORT_HOSTS ?? "";

/** As baseAddress(); throws for what the page's Content-Security-Policy will not let through. */
export function allowedAddress(text: string): string {
  const base = baseAddress(text);
  const { origin } = new URL(base);
  const allowed = [...kPortHosts.map(({ url }) => url), ...kMore.split(/\s+/), location.origin];
  if (!allowed.includes(origin)) throw new PortFault("not-allowed", origin);
  return base;
}
