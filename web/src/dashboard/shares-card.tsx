import type { Share, SharesWidget } from "../engine/report";
import { percentText } from "../format/numbers";
import { Card } from "./card";
import { ring } from "./ring";
import { shareColor } from "./share-color";

/**
 * Entities by the value of a property: as a ring ("entities-pie-chart") or as bars ("bar-chart"). The
 * numbers stand beside it as a list, which a screen reader reads. The main number is that of all.
 */
export function SharesCard({ widget, size }: { widget: SharesWidget; size: number }) {
  const total = widget.shares.reduce((sum, { count }) => sum + count, 0);
  const most = Math.max(...widget.shares.map(({ count }) => count));
  const isPie = widget.type === "entities-pie-chart";
  if (total === 0) {
    return (
      <Card widget={widget} size={size} value={0}>
        <p class="unknown">There are no entities to count.</p>
      </Card>
    );
  }
  return (
    <Card widget={widget} size={size} value={total}>
      <div class={isPie ? "shares shares-pie" : "shares"}>
        {isPie && <Ring shares={widget.shares} total={total} />}
        <ul class="shares-list">
          {widget.shares.map((share, index) => (
            <ShareRow
              key={share.value}
              share={share}
              color={shareColor(share, isPie ? index : 0)}
              part={share.count / total}
              longest={most / total}
              bar={!isPie}
            />
          ))}
        </ul>
      </div>
    </Card>
  );
}

interface ShareRowProps {
  share: Share;
  color: string;
  /** Of all entities, 0 to 1. */
  part: number;
  /** The largest share, which has the whole width. */
  longest: number;
  bar: boolean;
}

function ShareRow({ share, color, part, longest, bar }: ShareRowProps) {
  const name = share.value === null && !share.other ? "none" : share.title;
  return (
    <li
      class={bar ? "share share-bar" : "share"}
      data-share={share.value ?? ""}
      data-count={share.count}
    >
      {!bar && <span class="share-swatch" style={{ background: color }} aria-hidden="true" />}
      <span class="share-name">{name}</span>
      <span class="share-count">
        {share.count} <span class="share-part">{percentText(part)}</span>
      </span>
      {bar && (
        <span class="share-track" aria-hidden="true">
          <span style={{ width: `${(100 * part) / longest}%`, background: color }} />
        </span>
      )}
    </li>
  );
}

function Ring({ shares, total }: { shares: Share[]; total: number }) {
  return (
    <svg class="share-ring" viewBox="-50 -50 100 100" aria-hidden="true">
      {ring(shares.map(({ count }) => count / total)).map((path, index) => {
        const share = shares[index];
        return share && <path key={share.value} d={path} fill={shareColor(share, index)} />;
      })}
    </svg>
  );
}
