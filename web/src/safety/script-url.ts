/**
 * The page's policy has the browser refuse a plain text where a script is started (Trusted Types), so
 * that no text out of a file can ever be one. The addresses of the page's own scripts come through here.
 */

/** As much of Trusted Types as is used; not every browser has them. */
interface Factory {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL: (url: string) => URL };
}

const { trustedTypes } = globalThis as { trustedTypes?: Factory };

/** The folder of the page: its scripts lie in one below it, unless a development server gives them. */
const kFolder = new URL(import.meta.env.DEV ? "/" : "..", import.meta.url).href;

/** The address, if it is below the page's own folder; anything else is a defect, and thrown. */
export function ownAddress(url: string, folder = kFolder): string {
  const { href } = new URL(url, folder);
  if (!href.startsWith(folder)) throw new TypeError(`not a script of this page: ${href}`);
  return href;
}

const policy = trustedTypes?.createPolicy("dora-lens-scripts", {
  createScriptURL: (url) => ownAddress(url),
});

/** The address of a script of the page's own, as `Worker` and `register` want it. */
export function scriptUrl(url: string): string | URL {
  return policy ? policy.createScriptURL(url) : ownAddress(url);
}
