import { useEffect } from "preact/hooks";
import { loadDrawing } from "./chart";
import { guideCards } from "./guide-cards";
import type { Placed } from "./placement";
import { span } from "./span";

/** The dashboard to come: the same cards in the same places and heights, without their contents. */
export function Skeleton() {
  useEffect(() => {
    loadDrawing().catch(() => undefined); // while the data is read; a failure shows with the chart
  }, []);
  return (
    <div class="grid" aria-hidden="true" data-skeleton>
      {guideCards().map((row) => (
        <div key={row[0]?.widget.id} class="grid-row">
          {row.map((placed) => (
            <Bones key={placed.widget.id} {...placed} />
          ))}
        </div>
      ))}
    </div>
  );
}

function Bones({ widget, size }: Placed) {
  const isNumber = widget.type === "entities-number-chart";
  return (
    <div class={isNumber ? "card card-number" : "card"} style={span(size)}>
      <div class="card-head">
        <p class="card-title">{widget.title}</p>
        {widget.type === "line-chart" && <span class="link bone-link">table</span>}
      </div>
      <p class="card-description">{widget.description}</p>
      {isNumber ? (
        <>
          <p class="number">
            <span class="bone bone-number">{"\u00a0"}</span>
          </p>
          <div class="number-tier" />
        </>
      ) : (
        <div class="chart">
          <div class="bone bone-block" />
        </div>
      )}
    </div>
  );
}
