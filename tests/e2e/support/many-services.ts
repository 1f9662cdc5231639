import type { DroppedFile } from "./files";

/** Entities of so many services in a few teams, each with some deployments. */
export function manyServices(count: number, teams = 5, suffix = ""): DroppedFile {
  const entity = (blueprint: string, identifier: string, more: object) => ({
    identifier,
    title: identifier,
    blueprint,
    properties: {},
    relations: {},
    ...more,
  });
  const deployment = (service: string, index: number) =>
    entity("deployment", `${service}-${index}`, {
      properties: {
        createdAt: new Date(Date.UTC(2026, 10, 20 - 7 * index)).toISOString(),
        deploymentStatus: "Success",
        environment: "Production",
      },
      relations: { service },
    });
  const entities = Array.from({ length: teams }, (_, index) =>
    entity("_team", `team-${index}`, { title: `Team ${index}` }),
  );
  for (let index = 0; index < count; index += 1) {
    const service = `service-${String(index).padStart(4, "0")}`;
    const team = teams > 0 && index % 6 !== 5 ? [`team-${index % teams}`] : [];
    entities.push(entity("service", service, { title: `${service}${suffix}`, team }));
    for (let n = 0; n < index % 4; n += 1) entities.push(deployment(service, n));
  }
  return { name: "entities.json", text: JSON.stringify(entities) };
}
