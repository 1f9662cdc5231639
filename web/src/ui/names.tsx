import { useState } from "preact/hooks";
import type { Entity, NameMatch, Report, UnmatchedName } from "../engine/report";
import { counted } from "../format/numbers";
import { countedEntities } from "../intake/input-summary";
import { type NamedEntity, withMeaning } from "../model/meanings";
import type { Model } from "../state/model";

/** So many names are shown at first. */
const kMost = 12;

const kReasons: Readonly<Record<NameMatch["by"], string>> = {
  alias: "as you said",
  title: "its title",
  form: "but for capitals and separators",
};

export interface NamesProps {
  model: Model;
  report: Report;
}

/** Which names were taken for which entities, which stand alone, and what a person says of both. */
export function Names({ model, report }: NamesProps) {
  const { matches = [], unmatched = [], entities } = report;
  const mean = (named: NamedEntity, value: string | null) => void give(model, named, value);
  return (
    <>
      {matches.length > 0 && <Matches matches={matches} onMean={mean} />}
      {unmatched.length > 0 && <Alone names={unmatched} entities={entities} onMean={mean} />}
    </>
  );
}

type OnMean = (named: NamedEntity, value: string | null) => void;

function Matches({ matches, onMean }: { matches: readonly NameMatch[]; onMean: OnMean }) {
  return (
    <ul class="health-list">
      {matches.map(({ blueprint, name, identifier, by }) => (
        <li key={`${blueprint} ${name}`}>
          “{name}” is {identifier} ({kReasons[by]}){" "}
          <button
            type="button"
            class="link"
            aria-label={`these are two: “${name}” and ${identifier}`}
            onClick={() => onMean({ blueprint, name }, by === "alias" ? null : name)}
          >
            these are two
          </button>
        </li>
      ))}
    </ul>
  );
}

interface AloneProps {
  names: readonly UnmatchedName[];
  entities: Report["entities"];
  onMean: OnMean;
}

function Alone({ names, entities, onMean }: AloneProps) {
  const [all, showAll] = useState(false);
  const offers = names.map((one) => ({ one, ...others(one, entities[one.blueprint] ?? []) }));
  offers.sort((a, b) => Number(b.alike.length > 0) - Number(a.alike.length > 0));
  const shown = all ? offers : offers.slice(0, kMost);
  return (
    <>
      <p>Each of these is named by one kind of data alone. Some may be one and the same:</p>
      <ul class="health-list">
        {shown.map(({ one, alike, rest }) => (
          <li key={`${one.blueprint} ${one.name}`}>
            <label class="health-name">
              <span>
                “{one.name}”, of {countedEntities(one.by, one.count)}, is{" "}
              </span>
              <select
                value=""
                onChange={({ currentTarget: { value } }) => onMean(one, value || null)}
                aria-label={`“${one.name}” is`}
              >
                <option value="">itself</option>
                {alike.length > 0 && <Choices label="Alike" entities={alike} />}
                <Choices label={alike.length > 0 ? "Others" : "One of"} entities={rest} />
              </select>
            </label>
          </li>
        ))}
      </ul>
      {shown.length < offers.length && (
        <button type="button" class="link" onClick={() => showAll(true)}>
          {counted(offers.length - shown.length, "more name")}
        </button>
      )}
    </>
  );
}

function Choices({ label, entities }: { label: string; entities: readonly Entity[] }) {
  return (
    <optgroup label={label}>
      {entities.map(({ identifier, title }) => (
        <option key={identifier} value={identifier}>
          {title === null || title === identifier ? identifier : `${title} (${identifier})`}
        </option>
      ))}
    </optgroup>
  );
}

/** The entities that a name may mean; those first that have a word in common with it. */
function others({ name }: UnmatchedName, entities: readonly Entity[]) {
  const words = wordsOf(name);
  const alike: Entity[] = [];
  const rest: Entity[] = [];
  for (const entity of entities) {
    if (entity.identifier === name) continue;
    const own = wordsOf(`${entity.identifier} ${entity.title ?? ""}`);
    (own.some((word) => words.includes(word)) ? alike : rest).push(entity);
  }
  return { alike, rest };
}

function wordsOf(name: string): string[] {
  return name.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
}

async function give(model: Model, named: NamedEntity, value: string | null): Promise<void> {
  const { documents } = await model.loader.read();
  for (const { document, json } of withMeaning(documents, named, value)) {
    await model.edit(document, json);
  }
}
