import type { FrequencyDivisor } from "./report";

/** Entities by their identifiers. */
export interface EntityNames {
  blueprint: string;
  identifiers: string[];
}

/**
 * The part of the data that a report is about. An empty view is the model's own: Port's windows, over
 * everything there is. What a view leaves away is left away from every number alike.
 */
export interface View {
  /**
   * Only what belongs to one of these: of their own blueprint just these entities, of blueprints above
   * (the team of a service) those they belong to, of blueprints below (the deployments of a service)
   * those that belong to them. Several restrictions hold together. An empty identifier stands for what
   * belongs to none.
   */
  only?: EntityNames[];
  /**
   * Values asked for in the place of those that the model's queries ask for: with
   * `deployment.environment` and `["Staging"]` every rule `environment = ...` means Staging. Without
   * values such rules hold for everything.
   */
  instead?: { blueprint: string; property: string; values: string[] }[];
  /**
   * Milliseconds UTC, both ends belong to it. Nothing that happened after `to` counts. With `from`
   * every metric is over that time: the model's rolling windows give way to it, and what has no window
   * gets it.
   */
  from?: number;
  to?: number;
  /** Entities that do not count, nor what is made of them (the deployment of a pull request). */
  without?: EntityNames[];
}

/** What a report is computed for. */
export interface ReportSettings {
  /** The moment, in milliseconds UTC. */
  nowMs: number;
  divisor?: FrequencyDivisor;
  view?: View;
}

/** As the engine takes it. */
export function settingsText({ nowMs, divisor = "span", view = {} }: ReportSettings): string {
  return JSON.stringify({ nowMs, divisor, view });
}
