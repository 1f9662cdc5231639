import { isDay, isEverything, kEverything, kMostDays, type Selection } from "./selection";

/**
 * The fragment of an address, `#view=1,team:platform,to:2026-10-31,compare&data=https://…`: what is
 * looked at and where it is from. Never data itself; docs/views.md has the grammar.
 */
export interface Address {
  /** Null where the fragment says nothing of it, or nothing that can be understood. */
  selection: Selection | null;
  /** Addresses of files, as they stand there: whoever fetches them checks them first. */
  data: readonly string[];
  sample: boolean;
  /** Members that are not known here, as they stand there. */
  others: readonly string[];
  /** What could not be understood, each a sentence without its capital and its full stop. */
  problems: readonly string[];
}

/** Raised when an older page would misunderstand the view, not when something is added to it. */
const kVersion = 1;

/** A longer fragment is nobody's view. */
const kMostCharacters = 100_000;

/** Reads a fragment, with its `#` or without. Never throws: whoever sent a link can write anything. */
export function parseFragment(fragment: string): Address {
  const text = fragment.replace(/^#/, "");
  const members = text.length > kMostCharacters ? [] : text.split("&").filter(Boolean);
  const data: string[] = [];
  const others: string[] = [];
  const problems: string[] = [];
  let selection: Selection | null = null;
  let sample = false;
  if (text.length > kMostCharacters) problems.push("the address is too long to be of a view");
  for (const member of members) {
    const [name, value] = splitAt(member, "=");
    if (name === "view") selection = parseView(value, problems);
    else if (name === "data") data.push(decode(value));
    else if (name === "sample") sample = value !== "0";
    else others.push(member);
  }
  return { selection, data, sample, others, problems };
}

/** The fragment without its `#`; empty where there is nothing to say. */
export function formatFragment(address: Omit<Address, "problems">): string {
  const { selection, data, sample, others } = address;
  return [
    ...(selection && !isEverything(selection) ? [`view=${formatView(selection)}`] : []),
    ...(sample ? ["sample"] : []),
    ...data.map((url) => `data=${encode(url)}`),
    ...others,
  ].join("&");
}

/** The value of the member `view`. */
export function formatView(selection: Selection): string {
  const { teams, services, environments, from, last, to, compare, leaveOut } = selection;
  return [
    String(kVersion),
    ...teams.map((team) => `team:${encode(team)}`),
    ...services.map((service) => `service:${encode(service)}`),
    ...(environments?.map((name) => `env:${encode(name)}`) ?? []),
    ...(environments?.length === 0 ? [`env:${kAny}`] : []),
    ...(from === null ? [] : [`from:${from}`]),
    ...(last === null ? [] : [`last:${last}`]),
    ...(to === null ? [] : [`to:${to}`]),
    ...(compare ? ["compare"] : []),
    ...Object.entries(leaveOut).flatMap(([facet, values]) =>
      values.map((value) => `hide:${encode(facet).replaceAll(".", "%2E")}.${encode(value)}`),
    ),
  ].join(",");
}

/** Every environment; a name of one star is written `%2A`. */
const kAny = "*";

function parseView(text: string, problems: string[]): Selection | null {
  const [version, ...parts] = text.split(",");
  if (Number(version) > kVersion) {
    problems.push(
      "the address is of a newer version of this page, which shows the view as it was meant",
    );
    return null;
  }
  if (version !== String(kVersion)) {
    problems.push(`the address has a view that cannot be understood: “${shortened(text)}”`);
    return null;
  }
  const reader = new ViewReader(problems);
  for (const part of parts) reader.take(part);
  return reader.selection();
}

/** Gathers the parts of a view. */
class ViewReader {
  private readonly named = new Map<string, Set<string>>();
  private readonly hidden = new Map<string, Set<string>>();
  private compare = false;

  constructor(private readonly problems: string[]) {}

  take(part: string): void {
    const [name, value] = splitAt(part, ":");
    if (part === "compare") this.compare = true;
    else if (!part.includes(":"))
      return; // a later version's
    else if (name === "hide") this.hide(...splitAt(value, "."));
    else if (name === "env" && value === kAny) add(this.named, "any", "");
    else add(this.named, name, decode(value));
  }

  private hide(facet: string, value: string): void {
    if (facet !== "") add(this.hidden, decode(facet), decode(value));
  }

  selection(): Selection {
    const environments = this.values("env");
    const from = this.one("from", isDay);
    const to = this.one("to", (text) => text === "today" || isDay(text));
    const last = from === null ? this.one("last", isLength) : null;
    const backwards = from !== null && to !== null && to !== "today" && to < from;
    if (backwards)
      this.problems.push(`the address has a time that ends before it begins, on ${from}`);
    return {
      ...kEverything,
      teams: this.values("team"),
      services: this.values("service"),
      environments: environments.length > 0 || this.named.has("any") ? environments : null,
      from: backwards ? null : from,
      last: last === null ? null : Number(last),
      to,
      compare: this.compare,
      leaveOut: Object.fromEntries([...this.hidden].map(([facet, out]) => [facet, [...out]])),
    };
  }

  private values(name: string): string[] {
    return [...(this.named.get(name) ?? [])];
  }

  /** The last value of a part that is to have one. */
  private one(name: string, isGood: (text: string) => boolean): string | null {
    const text = this.values(name).at(-1);
    if (text === undefined) return null;
    if (isGood(text)) return text;
    this.problems.push(`the address has “${name}:${shortened(text)}”, which is no time`);
    return null;
  }
}

function isLength(text: string): boolean {
  return /^[1-9]\d{0,4}$/.test(text) && Number(text) <= kMostDays;
}

function add(to: Map<string, Set<string>>, name: string, value: string): void {
  const values = to.get(name) ?? new Set();
  to.set(name, values.add(value));
}

/** What stands before and after the first of a sign; all of it before where there is none. */
function splitAt(text: string, sign: string): [string, string] {
  const at = text.indexOf(sign);
  return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

/** Leaves the letters that read well in an address, and none that has a meaning in a fragment. */
function encode(text: string): string {
  const whole = text.replace(/\p{Surrogate}/gu, "\uFFFD"); // half a character cannot be encoded
  return encodeURIComponent(whole)
    .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%2F/g, "/")
    .replace(/%3A/g, ":");
}

/** What is not well encoded is taken as it stands. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
