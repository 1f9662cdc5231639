import type { Selection } from "./selection";
import type { Workspace } from "./workspace";

/** By which part of a selection the entities of a blueprint are chosen. */
const kParts: Readonly<Record<string, "teams" | "services">> = {
  _team: "teams",
  service: "services",
};

/** True where entities of the blueprint can be filtered to. */
export function canFilterTo(blueprint: string): boolean {
  return blueprint in kParts;
}

/**
 * Shows only one team or service, in the place of those chosen before. An empty identifier stands for
 * what belongs to none. Does nothing for other blueprints; never rejects.
 */
export async function filterTo(
  workspace: Workspace,
  blueprint: string,
  identifier: string,
): Promise<void> {
  const part = kParts[blueprint];
  if (!part) return;
  const change: Partial<Selection> = { [part]: [identifier] };
  await workspace.select(change);
}
