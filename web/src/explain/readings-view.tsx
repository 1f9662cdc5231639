import { TierBadge } from "../dashboard/tier-badge";
import type { OtherReading } from "./divisor-texts";

/** What each reading of "per week" gives; one of them is in force. */
export function ReadingsView({ readings }: { readings: readonly OtherReading[] }) {
  return (
    <ul class="readings">
      {readings.map(({ rule, words, text, tier, inForce }) => (
        <li key={rule} data-rule={rule}>
          <span class="reading-text">{text}</span>
          {tier && <TierBadge name={tier.name} color={tier.color} />}
          <small>
            <code>{rule}</code>
            {inForce && <b> in force</b>}: {words}
          </small>
        </li>
      ))}
    </ul>
  );
}
