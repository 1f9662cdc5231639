import type { Report } from "../engine/report";
import { warningSentence } from "./health-sentences";

/** Puts the sentence of each warning beside its id: the report as the command line prints it. */
export function withTexts(report: Report): Report {
  for (const about of [report, ...report.inputs]) {
    for (const warning of about.warnings) warning.text = warningSentence(warning);
  }
  return report;
}
