import { TierBadge } from "../../dashboard/tier-badge";
import type { ModelDocument } from "../../engine/model";
import { failureSentence } from "../../intake/sentences";
import type { Drafts } from "../../model/drafts";
import { laddersOf, withStep } from "../../model/ladders";
import { LadderRow } from "./ladder-row";

export interface TierFormProps {
  documents: readonly ModelDocument[];
  drafts: Drafts;
}

/** The thresholds of every ladder of tiers, by blueprint. A number is in force shortly after it is typed. */
export function TierForm({ documents, drafts }: TierFormProps) {
  const tables = documents.flatMap((document) => {
    const ladders = document.kind === "blueprint" ? laddersOf(drafts.text(document)) : [];
    return ladders.length > 0 ? [{ document, ladders }] : [];
  });
  if (documents.length > 0 && tables.length === 0) {
    return (
      <p class="model-note">
        No calculation of this model compares a value with numbers to give a tier.
      </p>
    );
  }
  return (
    <>
      {tables.map(({ document, ladders }) => {
        const tiers = [
          ...new Set(ladders.flatMap((one) => one.thresholds.map((step) => step.tier))),
        ];
        const error = drafts.error(document);
        return (
          <section key={document.identifier} class="model-tiers">
            <h3>{document.title || document.identifier}</h3>
            <table class="tier-table">
              <thead>
                <tr>
                  <th scope="col">
                    <span class="visually-hidden">Metric</span>
                  </th>
                  {tiers.map((tier) => (
                    <th key={tier} scope="col">
                      <TierBadge name={tier} color={ladders[0]?.colors[tier]} />
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {ladders.map((ladder) => (
                  <LadderRow
                    key={ladder.property}
                    of={document.title || document.identifier}
                    ladder={ladder}
                    tiers={tiers}
                    onChange={(step, number) => {
                      const text = drafts.text(document);
                      const changed = withStep({ text }, ladder.property, step, number);
                      drafts.write(document, changed);
                    }}
                  />
                ))}
              </tbody>
            </table>
            {error && (
              <p class="model-error" role="status">
                {failureSentence(document.identifier, error)}
              </p>
            )}
          </section>
        );
      })}
    </>
  );
}
