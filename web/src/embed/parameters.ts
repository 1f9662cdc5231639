import { holdsSecret, namesSecret } from "../linked/secrets";

/** A parameter as an address has it: still encoded, and decoded. */
export interface Parameter {
  name: string;
  raw: string;
  value: string;
}

/** Longer addresses are nobody's widget. */
const kMostCharacters = 20_000;

/**
 * The parameters of an address, from its query and its fragment alike; a fragment never reaches a
 * server. Null where there are too many characters to be looked at.
 */
export function parametersOf({ search, hash }: { search: string; hash: string }) {
  if (search.length + hash.length > kMostCharacters) return null;
  const query = split(search, "?").map(({ name, raw }) => {
    const spaced = raw.replaceAll("+", " "); // as forms encode them, and Port
    return { name, raw, value: decode(spaced) };
  });
  return [...query, ...split(hash, "#").map((one) => ({ ...one, value: decode(one.raw) }))];
}

/** True for what looks like a secret, in its name or in its value. */
export function looksSecret({ name, value }: Parameter): boolean {
  return namesSecret(name) || holdsSecret(name) || holdsSecret(value);
}

function split(text: string, sign: string): { name: string; raw: string }[] {
  const members = text.startsWith(sign) ? text.slice(1).split("&") : [];
  return members.filter(Boolean).map((member) => {
    const [name = "", ...rest] = member.split("=");
    return { name: decode(name), raw: rest.join("=") };
  });
}

/** What is not well encoded is taken as it stands. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
