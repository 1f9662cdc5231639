// What the command line restricts a report to, as the engine's view.

import type { Choices } from "../../web/src/engine/choices";
import type { View } from "../../web/src/engine/settings";

/** As it stands on the command line; moments in milliseconds UTC. */
export interface Restriction {
  from: number | undefined;
  to: number | undefined;
  team: string[];
  service: string[];
  environment: string[];
}

const kBlueprints = { team: "_team", service: "service" } as const;

/** Empty where nothing is restricted. */
export function viewOf({ from, to, environment, ...restriction }: Restriction): View {
  const only = (["team", "service"] as const)
    .filter((option) => restriction[option].length > 0)
    .map((option) => ({ blueprint: kBlueprints[option], identifiers: restriction[option] }));
  return {
    ...(only.length > 0 && { only }),
    ...(environment.length > 0 && {
      instead: [{ blueprint: "deployment", property: "environment", values: environment }],
    }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}

/** A sentence on the first name that nothing in the files has; null where all are known. */
export function restrictionProblem(restriction: Restriction, choices: Choices): string | null {
  for (const option of ["team", "service"] as const) {
    const known = choices.entities[kBlueprints[option]] ?? [];
    const names = known.map(({ identifier }) => identifier);
    const problem = unknownAmong(option, restriction[option], names);
    if (problem !== null) return problem;
  }
  const environments = choices.values.find(({ property }) => property === "environment");
  const names = environments?.values.map(({ value }) => value) ?? [];
  return unknownAmong("environment", restriction.environment, names);
}

function unknownAmong(option: string, wanted: string[], known: string[]): string | null {
  const unknown = wanted.find((name) => name !== "" && !known.includes(name));
  if (unknown === undefined) return null;
  const others = known.slice(0, 5).join(", ");
  return `--${option}: nothing in the files is of the ${option} "${unknown}"${others && `; there is ${others}`}.`;
}
