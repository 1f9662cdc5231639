import type { EntityNames, View } from "../engine/settings";

/** The view without one entity more. */
export function leaveOut(view: View, blueprint: string, identifier: string): View {
  const before = (view.without ?? []).filter((names) => names.blueprint !== blueprint);
  const own = namesOf(view, blueprint);
  const identifiers = [...own.filter((other) => other !== identifier), identifier];
  return { ...view, without: [...before, { blueprint, identifiers }] };
}

/** The view with an entity that was left out. */
export function putBack(view: View, blueprint: string, identifier: string): View {
  const without = (view.without ?? []).flatMap((names): EntityNames[] => {
    if (names.blueprint !== blueprint) return [names];
    const identifiers = names.identifiers.filter((other) => other !== identifier);
    return identifiers.length > 0 ? [{ blueprint, identifiers }] : [];
  });
  return withThose(view, without);
}

/** The view with everything that was left out one by one. */
export function putAllBack(view: View): View {
  return withThose(view, []);
}

export function isLeftOut(view: View, blueprint: string, identifier: string): boolean {
  return namesOf(view, blueprint).includes(identifier);
}

export function countLeftOut({ without = [] }: View): number {
  return without.reduce((sum, { identifiers }) => sum + identifiers.length, 0);
}

function namesOf({ without = [] }: View, blueprint: string): string[] {
  return without.flatMap((names) => (names.blueprint === blueprint ? names.identifiers : []));
}

/** An empty list is none, so that a view with nothing left out is as if nothing ever was. */
function withThose({ without: _, ...rest }: View, without: EntityNames[]): View {
  return without.length > 0 ? { ...rest, without } : rest;
}
