import type { Entity, PropertyValue, Report, TableWidget } from "../engine/report";
import { isTeams, type TableColumn } from "./table-columns";

/** One line of a table. An entity with several teams is a row in the group of each. */
export interface TableRow {
  /** Index of its group. */
  group: number;
  entity: Entity;
}

/** The rows of all groups, in the report's order. Rows whose entity is missing are left out. */
export function tableRows(widget: TableWidget, report: Report): TableRow[] {
  const entities = new Map(
    (report.entities[widget.blueprint] ?? []).map((entity) => [entity.identifier, entity]),
  );
  return widget.groups.flatMap(({ rows }, group) =>
    rows.flatMap((identifier) => {
      const entity = entities.get(identifier);
      return entity ? [{ group, entity }] : [];
    }),
  );
}

/** Every entity of the table once, by title, in one group. */
export function allRows(widget: TableWidget, report: Report): TableRow[] {
  const rows = new Map(tableRows(widget, report).map((row) => [row.entity, { ...row, group: 0 }]));
  return [...rows.values()].sort((a, b) =>
    compareTexts(entityTitle(a.entity), entityTitle(b.entity)),
  );
}

/** Names as people sort them: "api-2" before "api-10", capitals or not. */
export const compareTexts = new Intl.Collator("en", { numeric: true, sensitivity: "base" }).compare;

/** The value of a cell; teams are one text of their titles. Undefined where there is none. */
export function cellValue(
  { entity }: TableRow,
  id: string,
  report: Report,
): Exclude<PropertyValue, null> | undefined {
  if (id === "$title") return entityTitle(entity);
  if (isTeams(id)) {
    const titles = (entity.team ?? []).map((team) => teamTitle(team, report));
    return titles.length > 0 ? titles.join(", ") : undefined;
  }
  return entity.properties[id] ?? undefined;
}

export function entityTitle(entity: Entity): string {
  return entity.title === null || entity.title === "" ? entity.identifier : entity.title;
}

export function teamTitle(identifier: string, report: Report): string {
  const team = report.entities._team?.find((entity) => entity.identifier === identifier);
  return team ? entityTitle(team) : identifier;
}

/** What a column is sorted by: tiers from the best, in the order in which their colours are given. */
export function sortValue(
  row: TableRow,
  column: TableColumn,
  report: Report,
): string | number | undefined {
  const value = cellValue(row, column.id, report);
  if (value === undefined) return undefined;
  if (column.kind === "tier") {
    const rank = Object.keys(column.colors).indexOf(String(value));
    return rank < 0 ? undefined : rank;
  }
  return typeof value === "number" ? value : String(value);
}
