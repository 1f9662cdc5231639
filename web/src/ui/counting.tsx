import type { FacetReport, MeasuresReport, StrategyReport } from "../engine/report";
import { counted, formatCount, percentText } from "../format/numbers";
import { countedEntities } from "../intake/input-summary";
import type { Model } from "../state/model";

/** In which ways entities were found, how many of them count, and the choice. */
export function Counting({ strategies, model }: { strategies: StrategyReport; model: Model }) {
  const { blueprint, identifier, use, ways, once } = strategies;
  const counting = ways.reduce((sum, way) => sum + way.counted, 0);
  const found = ways.reduce((sum, way) => sum + way.found, 0);
  const choose = (value: string) =>
    void model.adjust("strategies", identifier, (document) => ({ ...document, use: value }));
  const countOnce = (value: boolean) =>
    void model.adjust("strategies", identifier, (document) => ({
      ...document,
      once: { ...document.once, use: value },
    }));
  return (
    <section data-counting={identifier}>
      <p>
        {formatCount(counting)} of {countedEntities(blueprint, found)} count
        {counting === 1 ? "s" : ""}
        {found > counting && ", so that no change counts twice"}.
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
          <select value={use} onChange={(event) => choose(event.currentTarget.value)}>
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
      {once && (
        <Check
          label={`${once.title} (${countedEntities(blueprint, once.repeated)} fewer)`}
          checked={once.use}
          onChange={countOnce}
        />
      )}
    </section>
  );
}

/** By which property something is measured, and the choice. */
export function Measured({ measures, model }: { measures: MeasuresReport; model: Model }) {
  const { identifier, title, blueprint, use, fallback } = measures;
  const choose = (property: string) =>
    void model.adjust("measures", identifier, (document) => ({ ...document, use: property }));
  return (
    <section data-measures={identifier}>
      <label class="health-choice">
        {title}{" "}
        <select value={use} onChange={(event) => choose(event.currentTarget.value)}>
          {measures.measures.map((one) => (
            <option key={one.property} value={one.property}>
              {one.title} (known of {formatCount(one.known)})
            </option>
          ))}
        </select>
      </label>
      {fallback > 0 && (
        <p>
          {countedEntities(blueprint, fallback)} without it {fallback === 1 ? "is" : "are"} measured
          as usual.
        </p>
      )}
    </section>
  );
}

/** So many values are shown at once; those of a longer list are folded. */
const kShownValues = 8;

/** By what entities can be left out, what that leaves out, and the choice. */
export function LeavingOut({ facet, model }: { facet: FacetReport; model: Model }) {
  const { identifier, title, blueprint, entities, values, leftOut } = facet;
  const leave = (value: string, out: boolean) =>
    void model.adjust("facet", identifier, (document) => ({
      ...document,
      leaveOut: [
        ...document.leaveOut.filter((other: string) => other !== value),
        ...(out ? [value] : []),
      ],
    }));
  const away = Object.entries(leftOut).map(([of, count]) => countedEntities(of, count));
  const only = values.length === 1 ? values[0] : undefined;
  const share = only && `${percentText(only.count / entities)} of `;
  const list = (
    <ul class="health-options">
      {values.map(({ value, count, leftOut: out }) => (
        <li key={value}>
          <Check
            label={`${value === "" ? "without one" : value}: ${formatCount(count)}`}
            checked={out}
            onChange={(checked) => leave(value, checked)}
          />
        </li>
      ))}
    </ul>
  );
  return (
    <fieldset class="health-facet" data-facet={identifier}>
      <legend>
        {title}: {share}
        {countedEntities(blueprint, entities)}
      </legend>
      {values.length > kShownValues ? (
        <details open={away.length > 0}>
          <summary>{counted(values.length, "value")}</summary>
          {list}
        </details>
      ) : (
        list
      )}
      {away.length > 0 && <p>Left out: {away.join(", ")}.</p>}
    </fieldset>
  );
}

interface CheckProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

function Check({ label, checked, onChange }: CheckProps) {
  return (
    <label class="health-choice">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />{" "}
      {label}
    </label>
  );
}
