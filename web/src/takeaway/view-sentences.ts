import { entityTitle } from "../dashboard/table-rows";
import type { Report } from "../engine/report";
import type { EntityNames, View } from "../engine/settings";
import { formatDay } from "../format/dates";
import { formatCount } from "../format/numbers";
import { countedEntities } from "../intake/input-summary";

/** So many are named, the others counted. */
const kNamed = 8;

/** Which part of the data a view is, in sentences; none for all of it. */
export function viewSentences(view: View, report: Report): string[] {
  const { only = [], instead = [], without = [], from, to } = view;
  const away = without.map((one) => countedEntities(one.blueprint, one.identifiers.length));
  return [
    ...only.map((one) => `Only ${blueprintTitle(one, report)}: ${names(one, report)}.`),
    ...instead.map(({ property, values }) =>
      values.length === 0 ? `Any ${property}.` : `With ${property}: ${values.join(", ")}.`,
    ),
    from === undefined ? "" : `Everything since ${formatDay(from)}.`,
    to === undefined ? "" : `Nothing after ${formatDay(to)} counts.`,
    away.length === 0 ? "" : `Left out one by one: ${away.join(", ")}.`,
  ].filter(Boolean);
}

function blueprintTitle({ blueprint }: EntityNames, report: Report): string {
  return (report.blueprints?.[blueprint]?.title ?? blueprint).toLowerCase();
}

function names({ blueprint, identifiers }: EntityNames, report: Report): string {
  const known = new Map(report.entities[blueprint]?.map((one) => [one.identifier, one]));
  const named = identifiers.slice(0, kNamed).map((identifier) => {
    const entity = known.get(identifier);
    return identifier === "" ? "none" : entity ? entityTitle(entity) : identifier;
  });
  const more = identifiers.length - kNamed;
  return named.join(", ") + (more > 0 ? ` and ${formatCount(more)} more` : "");
}
