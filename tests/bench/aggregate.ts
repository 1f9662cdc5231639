import { cycleHours, kMonthAgo, kNow } from "./data/calendar";

/**
 * What everybody who is compared works out: deployments to production, and the lead time of the
 * changes of the last 30 days. A small part of the report, so that nobody but the engine is made to
 * do all of it.
 */
export interface Aggregate {
  deployments: number;
  /** Pull requests merged in the last 30 days. */
  changes: number;
  /** Their cycle times, added up, in hours. */
  hours: number;
}

/** Adds up pull requests one at a time; the texts are RFC 3339 in UTC, which sort as times do. */
export class Tally implements Aggregate {
  deployments = 0;
  changes = 0;
  hours = 0;

  change(mergedAt: number, hours: number): void {
    if (mergedAt < kMonthAgo || mergedAt > kNow) return;
    this.changes += 1;
    this.hours += hours;
  }

  toAggregate(): Aggregate {
    return { deployments: this.deployments, changes: this.changes, hours: this.hours };
  }
}

export function sameAggregate(a: Aggregate, b: Aggregate): boolean {
  // The order of an addition moves its last digits.
  const close = Math.abs(a.hours - b.hours) <= 1e-6 * Math.max(1, Math.abs(b.hours));
  return a.deployments === b.deployments && a.changes === b.changes && close;
}

export function inWords({ deployments, changes, hours }: Aggregate): string {
  const mean = changes === 0 ? "none" : (hours / changes).toFixed(6);
  return `${deployments} deployments, ${changes} changes, mean ${mean} hours`;
}

interface RawPullRequest {
  state: string;
  created_at: string;
  merged_at: string | null;
  base: { ref: string; repo: { default_branch: string } };
}

interface PortEntity {
  blueprint: string;
  properties: Record<string, unknown>;
}

/** The loop after JSON.parse, over pull requests as GitHub gives them. */
export function ofPullRequests(records: readonly RawPullRequest[]): Aggregate {
  const tally = new Tally();
  for (const { state, created_at, merged_at, base } of records) {
    if (state !== "closed" || merged_at === null || base.ref !== base.repo.default_branch) continue;
    tally.deployments += 1;
    const merged = Date.parse(merged_at);
    if (merged >= kMonthAgo) tally.change(merged, cycleHours(Date.parse(created_at), merged));
  }
  return tally.toAggregate();
}

/** The loop after JSON.parse, over Port entities. */
export function ofEntities(records: readonly PortEntity[]): Aggregate {
  const tally = new Tally();
  for (const { blueprint, properties } of records) {
    if (blueprint === "deployment") {
      const { deploymentStatus, environment } = properties;
      if (deploymentStatus === "Success" && environment === "Production") tally.deployments += 1;
    } else if (blueprint === "githubPullRequest" && typeof properties.mergedAt === "string") {
      tally.change(Date.parse(properties.mergedAt), properties.cycle_time_hours as number);
    }
  }
  return tally.toAggregate();
}

export type Shape = "pull-requests" | "entities";

export function ofRecords(shape: Shape, records: unknown): Aggregate {
  return shape === "entities"
    ? ofEntities(records as PortEntity[])
    : ofPullRequests(records as RawPullRequest[]);
}
