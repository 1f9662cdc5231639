import type { Report, TableWidget } from "../engine/report";
import { isTeams, nameWithout } from "./table-columns";
import { allRows, compareTexts, type TableRow, tableRows, teamTitle } from "./table-rows";

/** Rows under one head. */
export interface RowGroup {
  key: string;
  /** Null for a table without groups. */
  title: string | null;
  rows: TableRow[];
}

/** By more values than this nothing is grouped: most groups would have one row. */
const kMost = 60;

/** By what the rows can be grouped: what several of them share. */
export function groupChoices(widget: TableWidget, report: Report): string[] {
  const entities = report.entities[widget.blueprint] ?? [];
  const infos = report.properties[widget.blueprint] ?? {};
  const teams = entities.some(({ team = [] }) => team.length > 0);
  const own = widget.groupBy ?? [];
  const others = Object.keys(infos).filter((id) => {
    if (isTeams(id) || own.includes(id)) return false;
    const { type, colors } = infos[id] ?? {};
    if (!colors && type !== "string" && type !== "boolean") return false;
    const values = new Set(entities.map(({ properties }) => properties[id] ?? null));
    values.delete(null);
    return values.size > 1 && values.size <= Math.min(kMost, entities.length - 1);
  });
  return teams && !own.some(isTeams) && !groupedByTeam(widget) ? ["team", ...others] : others;
}

/** Older reports do not say by what they are grouped, which is then by team. */
function groupedByTeam({ groups, groupBy }: TableWidget): boolean {
  return groupBy === undefined && groups.some(({ value }) => value !== null);
}

/** The dashboard's own groups, which have their rows in the dashboard's order. */
export function ownGroups(widget: TableWidget, report: Report): RowGroup[] {
  const grouped = widget.groups.some(({ value }) => value !== null);
  const rows = tableRows(widget, report);
  return widget.groups.map(({ value, title }, index) => ({
    key: value ?? "",
    title: grouped ? (title ?? value ?? nameWithout(widget, report)) : null,
    rows: rows.filter(({ group }) => group === index),
  }));
}

/**
 * The rows by the values of a property, tiers as they are sorted, those without one last. What has
 * several teams is a row of each.
 * @param by null for one group of all, by title
 */
export function groupsBy(by: string | null, widget: TableWidget, report: Report): RowGroup[] {
  const all = allRows(widget, report);
  if (by === null) return [{ key: "", title: null, rows: all }];
  const groups = new Map<string, RowGroup>();
  for (const row of all) {
    for (const value of groupValues(row, by)) {
      const known = groups.get(value);
      if (known) known.rows.push(row);
      else groups.set(value, { key: value, title: value, rows: [row] });
    }
  }
  for (const group of groups.values()) {
    if (isTeams(by) && group.key !== "") group.title = teamTitle(group.key, report);
    if (group.key === "") group.title = nameWithout({ ...widget, groupBy: [by] }, report);
  }
  const tiers = Object.keys(report.properties[widget.blueprint]?.[by]?.colors ?? {});
  const rank = ({ key }: RowGroup) => (key === "" ? Number.POSITIVE_INFINITY : tiers.indexOf(key));
  return [...groups.values()]
    .sort(
      (a, b) =>
        Number(a.key === "") - Number(b.key === "") ||
        rank(a) - rank(b) ||
        compareTexts(a.title ?? "", b.title ?? ""),
    )
    .map((group, index) => ({
      ...group,
      rows: group.rows.map((row) => ({ ...row, group: index })),
    }));
}

function groupValues({ entity }: TableRow, by: string): readonly string[] {
  if (isTeams(by)) return entity.team?.length ? entity.team : [""];
  const value = entity.properties[by];
  return [value === null || value === undefined ? "" : String(value)];
}
