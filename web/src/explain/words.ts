import { countedEntities } from "../intake/input-summary";

/** "deployments", "pull requests": many of a blueprint. */
export function many(blueprint: string): string {
  return countedEntities(blueprint, 2).slice(2);
}

/** "deployment": one of a blueprint. */
export function one(blueprint: string): string {
  return countedEntities(blueprint, 1).slice(2);
}

const kHappened: Readonly<Record<string, string>> = {
  $createdAt: "created",
  createdAt: "created",
  created_at: "created",
  mergedAt: "merged",
  resolvedAt: "resolved",
  closedAt: "closed",
  updatedAt: "updated",
  $updatedAt: "updated",
};

/** What happened at the moment that a property is: "merged"; null for one that is not known here. */
export function happened(property: string, blueprint = ""): string | null {
  const verb = kHappened[property] ?? null;
  // A deployment is made by deploying, whatever its tool calls the moment.
  return verb === "created" && blueprint === "deployment" ? "deployed" : verb;
}

/** "a, b and c" */
export function listed(parts: readonly string[], word = "and"): string {
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} ${word} ${parts.at(-1)}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Titles of people's models are in title case: within a sentence they are not, initials apart. */
export function lower(title: string): string {
  return title
    .split(" ")
    .map((word) => (/^[A-Z][a-z]/.test(word) ? word.toLowerCase() : word))
    .join(" ");
}
