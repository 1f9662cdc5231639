import createPurifier, { type Config } from "dompurify";

/** As much of Trusted Types as is used; not every browser has them. */
interface Factory {
  createPolicy(name: string, rules: Rules): NonNullable<Config["TRUSTED_TYPES_POLICY"]>;
}

interface Rules {
  createHTML: (html: string) => string;
  createScriptURL: (url: string) => string;
}

// The purifier parses what it is given in a document of no effect, and takes it apart there. This
// policy is for that parsing alone, is known to nobody else, and makes no address of a script.
const policy = (globalThis as { trustedTypes?: Factory }).trustedTypes?.createPolicy(
  "dora-lens-markdown",
  {
    createHTML: (html) => html,
    createScriptURL: (url) => {
      throw new TypeError(`a text has no script: ${url}`);
    },
  },
);

/** Of a text as HTML what `allowed` lets through, as elements. */
export function purify(html: string, allowed: Config): DocumentFragment {
  return createPurifier(window).sanitize(html, {
    ...allowed,
    ...(policy && { TRUSTED_TYPES_POLICY: policy }),
    RETURN_DOM_FRAGMENT: true,
  });
}
