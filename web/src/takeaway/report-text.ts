import type { Report } from "../engine/report";
import { withTexts } from "../intake/with-texts";

/** The report as JSON, as the command line prints it. */
export function reportText(report: Report): string {
  return `${JSON.stringify(withTexts(structuredClone(report)))}\n`;
}
