import { holdsSecret, namesSecret } from "./secrets";

/** As many addresses of data as one link may have. */
export const kMostAddresses = 20;

/** Longer ones are refused by servers, too. */
const kMostCharacters = 4096;

/** Where `http:` is allowed; also what the Content-Security-Policy of the pages that fetch names. */
const kLocal: readonly string[] = ["localhost", "127.0.0.1"];

/** An address that may be asked for, or the sentence that says why not, which never repeats it. */
export type CheckedAddress = { ok: true; url: URL } | { ok: false; sentence: string };

/** Checks an address of data that stands in a link, which anybody may have written. */
export function checkDataAddress(text: string): CheckedAddress {
  const refuse = (why: string): CheckedAddress => ({
    ok: false,
    sentence: `The address of the data is not used: ${why}.`,
  });
  if (text.length > kMostCharacters) return refuse("it is longer than any server takes");
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return refuse("it is no whole address; it must begin with https://");
  }
  const local = url.protocol === "http:" && kLocal.includes(url.hostname);
  if (url.protocol !== "https:" && !local) {
    return refuse("it must begin with https:// (http:// is for this machine only)");
  }
  const secret =
    url.username !== "" ||
    url.password !== "" ||
    holdsSecret(decoded(text)) ||
    [...url.searchParams.keys()].some(namesSecret);
  if (secret) return refuse("it holds what looks like a token or a password");
  url.hash = "";
  return { ok: true, url };
}

/** What the file at an address is called: its last part, else its host. */
export function nameOfAddress(url: URL): string {
  return decoded(url.pathname).split("/").filter(Boolean).at(-1) ?? url.host;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
