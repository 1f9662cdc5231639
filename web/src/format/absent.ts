import type { Entity, NumberWidget } from "../engine/report";

/**
 * A missing value as a sentence: why there is none, by property. What is not known here says only
 * that there is no value.
 */
export function absentProperty(property: string, entity: Entity): string {
  const incidents = entity.properties.total_incidents;
  switch (property) {
    case "lead_time_for_changes":
    case "lead_time_tier":
      return "no merges in 30 days";
    case "deployment_frequency":
    case "deployment_frequency_per_service":
    case "deploy_freq_tier":
    case "change_failure_rate":
    case "cfr_tier":
      return "no deployments";
    case "mean_time_to_recovery":
    case "mttr_tier":
      return typeof incidents === "number" && incidents > 0 ? "none resolved" : "no incidents";
    case "team":
    case "$team":
      return "no team";
    default:
      return "no value";
  }
}

/** A number card without a number: what is missing, and where it would come from. */
export function absentNumber(widget: NumberWidget): string {
  switch (widget.id) {
    case "deployFreqKpi":
      return "No team has a service yet. Add a list of services with their teams.";
    case "leadTimeKpi":
      return "No deployment with a pull request in the last 30 days.";
    case "cfrKpi":
      return "No team has deployments yet. Add a list of services with their teams.";
    case "mttrKpi":
      return "No incident was resolved in the last 30 days.";
    default:
      return "Nothing to compute this number of.";
  }
}
