import { isNumberWidget, type Report } from "../../web/src/engine/report";
import type { Aggregate } from "./aggregate";

/** The aggregate, picked out of the engine's whole report. */
export function ofReport(report: Report): Aggregate {
  const total = "total_deployments";
  const deployments = (report.entities.service ?? []).reduce(
    (sum, service) => sum + (service.properties[total] as number),
    0,
  );
  const leadTime = report.widgets.filter(isNumberWidget).find(({ id }) => id === "leadTimeKpi");
  const changes = leadTime?.entities ?? 0;
  return { deployments, changes, hours: (leadTime?.value ?? 0) * changes };
}
