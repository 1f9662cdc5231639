import type { NumberWidget } from "../engine/report";
import { absentNumber } from "../format/absent";
import { Card } from "./card";
import { Change } from "./change";
import { TierBadge } from "./tier-badge";

/** One number, large, in the digits and the unit that the dashboard asks for. */
export function NumberCard({ widget, size }: { widget: NumberWidget; size: number }) {
  const { value, tier } = widget;
  return (
    <Card widget={widget} size={size} value={value} class="card-number">
      {value === null ? (
        <p class="number-absent">{widget.emptyText || absentNumber(widget)}</p>
      ) : (
        <p class="number" title={String(value)}>
          {widget.unitFirst && widget.unit}
          {widget.number ?? widget.display}
          {!widget.unitFirst && widget.number && widget.unit && (
            <span class={widget.unitBelow ? "number-unit number-unit-below" : "number-unit"}>
              {" "}
              {widget.unit}
            </span>
          )}
        </p>
      )}
      <div class="number-tier">
        {tier?.name && <TierBadge name={tier.name} color={tier.color} />}
        <Change widget={widget} />
        {tier?.description && <span class="number-note">{tier.description}</span>}
      </div>
    </Card>
  );
}
