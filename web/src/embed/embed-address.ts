import { checkDataAddress, kMostAddresses } from "../linked/data-address";
import { parseFragment } from "../state/fragment";
import { kEverything, type Selection } from "../state/selection";
import { looksSecret, type Parameter, parametersOf } from "./parameters";
import { parseRange } from "./range";
import { isTheme, kThemes, type ThemeChoice } from "./themes";

/** What the address of a widget asks for, as far as that can be told without the data. */
export interface EmbedAddress {
  /** `dashboard`, a widget or a metric. */
  widget: string;
  /** Teams and services as they were named, by identifier or title; see names.ts. */
  selection: Selection;
  theme: ThemeChoice;
  /** In the place of the widget's own. */
  title: string | null;
  data: readonly URL[];
  sample: boolean;
  /** Origins that may send messages; null for whichever embeds the widget. */
  parents: readonly string[] | null;
  /** Sentences about what is not used, though the widget shows what it is asked for. */
  notes: readonly string[];
  /** Sentences about what cannot be shown; numbers beside them would be others than those asked for. */
  problems: readonly string[];
}

/** Names of parameters, as docs/embedding.md explains them. */
const kNames =
  "widget, team, service, range, view, theme, title, data, sample, parent, entity, blueprint";

const kMostTitle = 200;

/** Reads the address of a widget. Never throws: anybody can write one. */
export function readEmbedAddress(location: { search: string; hash: string }): EmbedAddress {
  const reader = new AddressReader();
  const parameters = parametersOf(location);
  if (parameters === null) reader.problems.push("The address of this widget is too long.");
  for (const parameter of parameters ?? []) reader.take(parameter);
  return reader.address();
}

/** Gathers the parts of an address. */
class AddressReader {
  readonly problems: string[] = [];
  private readonly notes: string[] = [];
  private readonly data: URL[] = [];
  private readonly teams: string[] = [];
  private readonly services: string[] = [];
  private selection: Selection = kEverything;
  private range: Partial<Selection> = {};
  private widget = "dashboard";
  private theme: ThemeChoice = "auto";
  private title: string | null = null;
  private sample = false;
  private parents: string[] | null = null;
  private entity = "";
  private blueprint: string | null = null;

  take(parameter: Parameter): void {
    const { name, raw, value } = parameter;
    if (looksSecret(parameter)) {
      this.problems.push(
        "The address holds what looks like a token or a password. A widget takes none: remove it, " +
          "and consider it known to others.",
      );
      return;
    }
    switch (name) {
      case "widget":
        this.widget = value;
        return;
      case "team":
        this.teams.push(value);
        return;
      case "service":
        this.services.push(value);
        return;
      case "range":
        this.takeRange(value);
        return;
      case "view":
        this.takeView(raw);
        return;
      case "theme":
        if (isTheme(value)) this.theme = value;
        else this.notes.push(`There is no such theme; there are ${kThemes.join(", ")}.`);
        return;
      case "title":
        this.title = value.slice(0, kMostTitle);
        return;
      case "data":
        this.takeData(value);
        return;
      case "sample":
        this.sample = value !== "0" && value !== "false";
        return;
      case "parent":
        this.takeParents(value);
        return;
      case "entity":
        this.entity = value;
        return;
      case "blueprint":
        this.blueprint = value;
        return;
      default:
        this.notes.push(`The address has a parameter that is not known; known are ${kNames}.`);
    }
  }

  address(): EmbedAddress {
    this.takeEntity();
    const { selection, teams, services, range, widget, theme, title, data, sample, parents } = this;
    return {
      widget,
      selection: {
        ...selection,
        ...range,
        teams: [...selection.teams, ...teams],
        services: [...selection.services, ...services],
      },
      theme,
      title,
      data,
      sample,
      parents,
      notes: [...new Set(this.notes)],
      problems: [...new Set(this.problems)],
    };
  }

  private takeRange(text: string): void {
    const range = parseRange(text);
    if (range) this.range = range;
    else {
      this.problems.push(
        "The range of time is not understood; write it as 30d, or as 2026-08-01..2026-10-31, of which " +
          "one end may be left out.",
      );
    }
  }

  private takeView(raw: string): void {
    const { selection, problems } = parseFragment(`view=${raw}`);
    this.problems.push(...problems);
    if (selection) this.selection = selection;
  }

  private takeData(text: string): void {
    const checked = checkDataAddress(text);
    if (!checked.ok) this.problems.push(checked.sentence);
    else if (this.data.length < kMostAddresses) this.data.push(checked.url);
    else this.problems.push(`No more than ${kMostAddresses} addresses of data are read.`);
  }

  /** One that is no origin lets nobody in, so that a slip does not open the door. */
  private takeParents(text: string): void {
    const named = text.split(",").map((origin) => origin.trim());
    const good = named.filter(isOrigin);
    this.parents = [...(this.parents ?? []), ...good];
    if (good.length < named.length) {
      this.notes.push("parent= takes origins only, such as https://portal.example.com.");
    }
  }

  /** What Port adds to the address of its iframe widgets on the page of an entity. */
  private takeEntity(): void {
    if (this.blueprint === null || this.entity === "") return;
    if (this.blueprint === "service") this.services.push(this.entity);
    else if (this.blueprint === "_team") this.teams.push(this.entity);
    else {
      this.notes.push(
        "This page of Port is of neither a service nor a team, so everything is shown.",
      );
    }
  }
}

function isOrigin(text: string): boolean {
  if (text === "null") return true; // a page without an origin, such as a sandboxed one
  try {
    return new URL(text).origin === text && !text.includes("*"); // no pattern is understood
  } catch {
    return false;
  }
}
