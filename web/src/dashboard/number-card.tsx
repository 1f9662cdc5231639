import type { NumberWidget } from "../engine/report";
import { Explained, HowButton } from "../explain/explained";
import { absentNumber } from "../format/absent";
import { exactNumber, localNumber } from "../format/numbers";
import { formatQuantity, splitTitle } from "../format/units";
import { Card } from "./card";
import { Change } from "./change";
import { TierBadge } from "./tier-badge";

/**
 * One number, large: in the digits and the unit that the dashboard asks for, but hours and minutes as
 * people say them, with the dashboard's own words in the title. The number, its tier and the sentence in
 * its place open what it is made of.
 */
export function NumberCard({ widget, size }: { widget: NumberWidget; size: number }) {
  const { value, tier } = widget;
  const question = { kind: "widget", widget: widget.id } as const;
  return (
    <Card
      widget={widget}
      size={size}
      value={value}
      class="card-number"
      action={<HowButton question={question} of={widget.title} />}
    >
      {value === null ? (
        <p class="number-absent">
          <Explained question={question} aside>
            {widget.emptyText || absentNumber(widget)}
          </Explained>
        </p>
      ) : (
        <p class="number" title={exactly(widget, value)}>
          <Explained question={question} aside>
            <Digits widget={widget} value={value} />
          </Explained>
        </p>
      )}
      <div class="number-tier">
        {tier?.name && (
          <Explained question={question} aside>
            <TierBadge name={tier.name} color={tier.color} />
          </Explained>
        )}
        <Change widget={widget} />
        {tier?.description && <span class="number-note">{tier.description}</span>}
      </div>
    </Card>
  );
}

function Digits({ widget, value }: { widget: NumberWidget; value: number }) {
  const { unit } = splitTitle(`x (${widget.unit ?? ""})`);
  if (unit === "hours" || unit === "minutes") return <>{formatQuantity(value, unit, 0).text}</>;
  return (
    <>
      {widget.unitFirst && widget.unit}
      {widget.number ? localNumber(widget.number) : widget.display}
      {!widget.unitFirst && widget.number && widget.unit && (
        <span class={widget.unitBelow ? "number-unit number-unit-below" : "number-unit"}>
          {" "}
          {widget.unit}
        </span>
      )}
    </>
  );
}

/** "31.04 Hours, exactly 31.0416667": as Port shows it, and unrounded. */
function exactly({ display }: NumberWidget, value: number): string {
  const exact = exactNumber(value);
  return display === null ? exact : `${display}, exactly ${exact}`;
}
