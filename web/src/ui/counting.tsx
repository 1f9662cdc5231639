import type { StrategyReport } from "../engine/report";
import { formatCount } from "../format/numbers";
import { countedEntities } from "../intake/input-summary";

export interface CountingProps {
  strategies: StrategyReport;
  onUse: (use: string) => void;
}

/** In which ways entities were found, how many of them count, and the choice. */
export function Counting({ strategies, onUse }: CountingProps) {
  const { blueprint, identifier, use, ways } = strategies;
  const counted = ways.reduce((sum, way) => sum + way.counted, 0);
  const found = ways.reduce((sum, way) => sum + way.found, 0);
  return (
    <section data-counting={identifier}>
      <p>
        {formatCount(counted)} of {countedEntities(blueprint, found)} count
        {counted === 1 ? "s" : ""}
        {found > counted && ", so that no change counts twice"}.
      </p>
      <ul class="health-list">
        {ways.map((way) => (
          <li key={way.identifier}>
            {way.title}: {formatCount(way.counted)} of {formatCount(way.found)}
          </li>
        ))}
      </ul>
      {(ways.length > 1 || use !== "best") && (
        <label class="health-choice">
          Count{" "}
          <select value={use} onChange={(event) => onUse(event.currentTarget.value)}>
            <option value="best">the most direct for each service</option>
            {ways.map((way) => (
              <option key={way.identifier} value={way.identifier}>
                only: {way.title}
              </option>
            ))}
            <option value="all">all of them, even twice</option>
          </select>
        </label>
      )}
    </section>
  );
}
