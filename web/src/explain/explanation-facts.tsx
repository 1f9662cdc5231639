import type { ComponentChildren } from "preact";
import type { Described } from "./describe";
import { LadderView } from "./ladder-view";
import { ReadingsView } from "./readings-view";

export interface ExplanationFactsProps {
  described: Described;
  /** As an input of another: without what is to be done about it. */
  brief?: boolean;
}

/** The definition with this case's values, over which time, what counted, and what a tier would take. */
export function ExplanationFacts({ described, brief = false }: ExplanationFactsProps) {
  const { formula, window, span, counted, rules, leftOut, around, rungs, next, readings } =
    described;
  return (
    <>
      <dl class="facts">
        {formula && <Fact name="Formula">{formula.words}</Fact>}
        {formula?.values && (
          <div class="formula">
            <dt class="visually-hidden">With the values of this case</dt>
            <dd>
              <span class="formula-values">{formula.values}</span>
              {span && <span class="formula-span">{span}</span>}
            </dd>
          </div>
        )}
        {window && <Fact name="Time">{window}</Fact>}
        {rules.length > 0 && <Fact name="Only where">{rules.join(" · ")}</Fact>}
        {counted && <Fact name="Counted">{counted}</Fact>}
        {leftOut.length > 0 && <Fact name="Not counted">{leftOut.join(" · ")}</Fact>}
        {around && <Fact name="Spread">{around}</Fact>}
        {!brief && next && <Fact name="Next tier">{next}</Fact>}
      </dl>
      {!brief && rungs.length > 0 && (
        <section aria-label="Tiers">
          <h3>Tiers</h3>
          <LadderView rungs={rungs} value={described.judged} />
        </section>
      )}
      {!brief && readings.length > 1 && (
        <section aria-label="Readings of the interval">
          <h3>If it were divided otherwise</h3>
          <ReadingsView readings={readings} />
        </section>
      )}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
