import { useState } from "preact/hooks";
import type { Ladder } from "../../model/ladders";
import { type Threshold, typedNumber } from "../../model/thresholds";

const kOperators: Readonly<Record<Threshold["operator"], readonly [sign: string, words: string]>> =
  {
    "<": ["<", "below"],
    "<=": ["≤", "at most"],
    ">": [">", "above"],
    ">=": ["≥", "at least"],
  };

export interface LadderRowProps {
  /** Title of the blueprint. */
  of: string;
  ladder: Ladder;
  /** The columns of the table. A ladder that names a tier twice shows its first step. */
  tiers: readonly string[];
  onChange: (step: Threshold, number: string) => void;
}

export function LadderRow({ of, ladder, tiers, onChange }: LadderRowProps) {
  return (
    <tr data-ladder={ladder.property}>
      <th scope="row">{ladder.title}</th>
      {tiers.map((tier) => {
        const step = ladder.thresholds.find((one) => one.tier === tier);
        if (!step) return <td key={tier} />;
        const [sign, words] = kOperators[step.operator];
        return (
          <td key={tier}>
            <span aria-hidden="true">{sign}</span>{" "}
            <NumberField
              label={`${of}, ${ladder.title}: ${tier} ${words}`}
              number={step.number}
              onChange={(number) => onChange(step, number)}
            />
          </td>
        );
      })}
    </tr>
  );
}

interface NumberFieldProps {
  label: string;
  number: string;
  onChange: (number: string) => void;
}

/** Keeps what is typed until it is a number: "0." on the way to "0.5" changes nothing. */
function NumberField({ label, number, onChange }: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? number;
  return (
    <input
      type="text"
      inputMode="decimal"
      aria-label={label}
      aria-invalid={typedNumber(shown) === null}
      value={shown}
      onInput={({ currentTarget: { value } }) => {
        setTyped(value);
        const next = typedNumber(value);
        if (next !== null && next !== number) onChange(next);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
