import type { PropertyInfo, Report, TableWidget } from "../engine/report";
import { splitTitle, type Unit } from "../format/units";

/** A column as it is drawn. */
export interface TableColumn {
  /** Identifier of the property; `$title` is the entity's title. */
  id: string;
  /** Whose property it is; absent of what is none. */
  blueprint?: string;
  kind: "title" | "tier" | "number" | "time" | "teams" | "text" | "trend";
  /** Short, for the head of the column. */
  header: string;
  /** The property's whole title. */
  title: string;
  unit: Unit;
  /** Exact number of decimals of a number without a unit of time. */
  decimals: number;
  colors: Readonly<Record<string, string>>;
}

/**
 * The columns of a table widget. The column by which the rows are grouped is left out, since the
 * groups' heads say it; so is a team column when nothing has a team.
 * @param groupedBy what a person groups by; null for nothing, undefined for what the widget says
 */
export function tableColumns(
  widget: TableWidget,
  report: Report,
  ids: readonly string[] = widget.columns,
  groupedBy?: string | null,
): TableColumn[] {
  const infos = report.properties[widget.blueprint] ?? {};
  const columns: TableColumn[] = [];
  for (const id of ids) {
    if (saidElsewhere(id, widget, report, groupedBy)) continue;
    const before = columns.at(-1);
    columns.push(column(id, infos[id], widget, report, before));
  }
  return columns;
}

export function isTeams(id: string): boolean {
  return id === "team" || id === "$team";
}

/** The head of the group of those that have no value to be grouped by: "No team", "No owner". */
export function nameWithout(widget: TableWidget, report: Report): string {
  const infos = report.properties[widget.blueprint] ?? {};
  const [id = widget.columns.find(isTeams) ?? ("team" in infos ? "team" : null)] =
    widget.groupBy ?? [];
  if (id === null) return "None";
  const title = infos[id]?.title ?? id;
  if (isTeams(id)) return "No team";
  const isWord = /^\p{Lu}\p{Ll}/u.test(title); // an abbreviation keeps its capitals
  return `No ${isWord ? title.charAt(0).toLowerCase() + title.slice(1) : title}`;
}

/**
 * Everything that can be a column: what the widget shows, then what else is known of its entities.
 */
export function choosableColumns(widget: TableWidget, report: Report): string[] {
  const infos = report.properties[widget.blueprint] ?? {};
  const known = new Set(
    (report.entities[widget.blueprint] ?? []).flatMap(({ properties }) => Object.keys(properties)),
  );
  const others = Object.keys(infos).filter((id) => known.has(id) && !widget.columns.includes(id));
  return [...widget.columns, ...others];
}

/** True of what the groups' heads say, and of teams when nobody has one. */
function saidElsewhere(
  id: string,
  widget: TableWidget,
  report: Report,
  groupedBy: string | null | undefined,
): boolean {
  const { groups, groupBy = ["team", "$team"] } = widget;
  const own = groupedBy === undefined && groups.some((group) => group.value !== null);
  if (own && groupBy.includes(id)) return true;
  if (typeof groupedBy === "string" && (isTeams(groupedBy) ? isTeams(id) : groupedBy === id)) {
    return true;
  }
  if (!isTeams(id)) return false;
  const entities = report.entities[widget.blueprint] ?? [];
  return entities.every((entity) => (entity.team ?? []).length === 0);
}

function column(
  id: string,
  info: PropertyInfo | undefined,
  widget: TableWidget,
  report: Report,
  before: TableColumn | undefined,
): TableColumn {
  const { blueprint } = widget;
  if (id === "$title") {
    const title = report.blueprints?.[blueprint]?.title ?? "Title";
    return {
      id,
      blueprint,
      kind: "title",
      header: title,
      title,
      unit: "none",
      decimals: 0,
      colors: {},
    };
  }
  const title = info?.title ?? (isTeams(id) ? "Team" : id);
  const { name, bracket, unit } = splitTitle(title);
  const kind = kindOf(id, info);
  return {
    id,
    blueprint,
    kind,
    header: kind === "number" ? numberHeader(name, bracket, unit, before) : title,
    title,
    unit,
    decimals: decimalsOf(id, widget, report),
    colors: info?.colors ?? {},
  };
}

function kindOf(id: string, info: PropertyInfo | undefined): TableColumn["kind"] {
  if (isTeams(id)) return "teams";
  if (info?.colors) return "tier";
  if (info?.type === "number") return "number";
  return info?.type === "date-time" ? "time" : "text";
}

/**
 * Beside the tier of the same name the name is not said twice: "Deployment Frequency | Per week",
 * "Lead Time for Changes | Time". Where the unit is scaled row by row, the head does not name it.
 */
function numberHeader(
  name: string,
  bracket: string | null,
  unit: Unit,
  before: TableColumn | undefined,
): string {
  const scaled = unit === "hours" || unit === "minutes";
  if (before?.kind === "tier" && before.header === name && bracket !== null) {
    return scaled ? "Time" : bracket.charAt(0).toUpperCase() + bracket.slice(1);
  }
  return scaled || bracket === null ? name : `${name} (${bracket})`;
}

/** None for a column of whole numbers, else two, so that the digits line up. */
function decimalsOf(id: string, widget: TableWidget, report: Report): number {
  const entities = report.entities[widget.blueprint] ?? [];
  const whole = entities.every((entity) => {
    const value = entity.properties[id];
    return typeof value !== "number" || Number.isInteger(value);
  });
  return whole ? 0 : 2;
}
