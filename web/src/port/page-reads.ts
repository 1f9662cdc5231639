import { isRecord } from "../engine/guards";
import { listAt, objectAt, readByQuery, textAt } from "./documents";

/** What a dashboard page reads of the entities of one blueprint. */
export interface PageRead {
  blueprint: string;
  /** Properties, relations, paths, and meta-properties with their $; null for every property. */
  names: string[] | null;
  /** Other blueprints that its rules relate to. */
  related: string[];
}

/** What every widget of a page reads, those inside others too. */
export function pageReads(page: unknown): PageRead[] {
  if (Array.isArray(page)) return page.flatMap(pageReads);
  if (!isRecord(page)) return [];
  const inside = pageReads([...listAt(page, "widgets"), ...listAt(page, "lines")]);
  const blueprint = textAt(page, "blueprint");
  return blueprint === "" ? inside : [widgetReads(page, blueprint), ...inside];
}

function widgetReads(widget: Record<string, unknown>, blueprint: string): PageRead {
  const query = readByQuery(widget.dataset);
  const config = objectAt(objectAt(widget, "blueprintConfig"), blueprint);
  const filter = readByQuery(objectAt(objectAt(config, "filterSettings"), "filterBy"));
  const settings = objectAt(config, "propertiesSettings");
  const sorted = listAt(objectAt(config, "sortSettings"), "sortBy");
  const names = [
    ...[widget.property, widget.measureTimeBy, widget.breakdownProperty],
    ...listAt(widget, "properties"),
    ...listAt(settings, "shown"),
    ...listAt(objectAt(config, "groupSettings"), "groupBy"),
    ...sorted.map((sort) => textAt(sort, "property")),
    ...query.names,
    ...filter.names,
  ];
  const everything =
    textAt(widget, "type") === "table-entities-explorer" && listAt(settings, "shown").length === 0;
  return {
    blueprint,
    names: everything ? null : names.filter(isText).map(plain),
    related: [...query.blueprints, ...filter.blueprints],
  };
}

const isText = (name: unknown): name is string => typeof name === "string" && name !== "";

/** Widgets say of which kind a property is: `calculation-property#tier`, `properties.hours`. */
function plain(name: string): string {
  if (/^scorecard/.test(name)) return `$${name}`;
  return name.replace(/^[a-z-]+#/, "").replace(/^properties\./, "");
}
