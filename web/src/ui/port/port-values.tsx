import "../../styles/port-values.css";
import type { PropertyValue, Report, ReportedProperty } from "../../engine/report";
import { formatMoment } from "../../format/dates";
import { counted, exactNumber, formatCount } from "../../format/numbers";

export interface PortValuesProps {
  report: Report;
}

/** What Port shows beside what was recomputed, where they differ, and why that may be. */
export function PortValues({ report }: PortValuesProps) {
  const { reported = [], now } = report;
  const different = reported.reduce((sum, one) => sum + one.different, 0);
  const all = reported.reduce((sum, one) => sum + one.equal + one.different, 0);
  const differing = reported.filter((one) => one.different > 0);
  return (
    <article class="health-file" data-port-values={`${different} of ${all}`}>
      <h3>What Port shows</h3>
      <p>
        {different === 0
          ? `All ${counted(all, "value")} that Port had computed itself are the same here.`
          : `Of ${counted(all, "value")} that Port had computed itself, ${formatCount(different)} ${different === 1 ? "is" : "are"} another here.`}{" "}
        The dashboard shows what is computed here.
      </p>
      {differing.length > 0 && (
        <>
          {differing.map((one) => (
            <Differences key={`${one.blueprint} ${one.property}`} of={one} report={report} />
          ))}
          <p>The usual reasons:</p>
          <ul class="health-list">
            <li>Port computes anew every 15 minutes, so its values are of some moments earlier.</li>
            <li>
              Port's aggregations count only what was ingested since the property was made, until
              everything is synced again.
            </li>
            <li>
              Windows such as the last 30 days end at the moment of the dashboard,{" "}
              {formatMoment(now)}; Port's ended when it computed.
            </li>
            <li>Entities that are in Port but not among these files are not counted here.</li>
          </ul>
        </>
      )}
    </article>
  );
}

function Differences({ of, report }: { of: ReportedProperty; report: Report }) {
  const { blueprint, title, property, equal, different, first } = of;
  const kind = report.blueprints?.[blueprint]?.title || blueprint;
  return (
    <table class="port-values" data-port-property={`${blueprint}.${property}`}>
      <caption>
        {kind}: {title || property}{" "}
        <span>
          {formatCount(different)} different, {formatCount(equal)} the same
        </span>
      </caption>
      <thead>
        <tr>
          <th scope="col">{kind}</th>
          <th scope="col">Port</th>
          <th scope="col">Here</th>
        </tr>
      </thead>
      <tbody>
        {first.map(({ identifier, reported, computed }) => (
          <tr key={identifier}>
            <th scope="row">{identifier}</th>
            <td>{valueText(reported)}</td>
            <td>{valueText(computed)}</td>
          </tr>
        ))}
        {different > first.length && (
          <tr>
            <td colSpan={3}>and {formatCount(different - first.length)} more</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

/** As it is: a rounded number could look the same as the one it differs from. */
function valueText(value: PropertyValue): string {
  if (value === null) return "no value";
  if (typeof value === "number") return exactNumber(value);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
