import { TierBadge } from "../dashboard/tier-badge";
import type { Rung } from "./rungs";

/** The tiers from the best down, with the range of each; the one of the value is marked. */
export function LadderView({ rungs, value }: { rungs: readonly Rung[]; value: string | null }) {
  return (
    <ol class="rungs">
      {rungs.map(({ name, color, range, mine }) => (
        <li key={`${name} ${range}`} class={mine ? "rung rung-mine" : "rung"}>
          <TierBadge name={name} color={color} />
          <span class="rung-range">{range}</span>
          {mine && <b class="rung-value">{value ?? "here"}</b>}
        </li>
      ))}
    </ol>
  );
}
