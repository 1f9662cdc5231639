import type { ModelDocument } from "../../engine/model";
import type { Drafts } from "../../model/drafts";
import { keyOf } from "../../state/model";

const kKinds = [
  ["page", "Dashboard"],
  ["blueprint", "Blueprints"],
  ["mapping", "Mappings"],
  ["strategies", "Counting"],
  ["aliases", "Names"],
  ["service-rules", "Services"],
  ["facet", "Left out"],
  ["measures", "Measures"],
  ["metrics", "Metrics"],
] as const;

export interface DocumentListProps {
  documents: readonly ModelDocument[];
  drafts: Drafts;
  /** Key of the open document; null when the tiers are open. */
  open: string | null;
  onOpen: (key: string | null) => void;
}

/** What there is to look at, by kind, with a mark on what a person changed or what is wrong. */
export function DocumentList({ documents, drafts, open, onOpen }: DocumentListProps) {
  return (
    <nav class="model-list" aria-label="Documents of the model">
      <Item title="Tier thresholds" current={open === null} onOpen={() => onOpen(null)} />
      {kKinds.map(([kind, name]) => {
        const own = documents.filter((document) => document.kind === kind);
        if (own.length === 0) return null;
        return (
          <div key={kind} class="model-kind">
            <h3>{name}</h3>
            <div class="model-items">
              {own.map((document) => (
                <Item
                  key={keyOf(document)}
                  title={document.title || document.identifier}
                  changed={document.changed}
                  wrong={drafts.error(document) !== null}
                  current={open === keyOf(document)}
                  onOpen={() => onOpen(keyOf(document))}
                />
              ))}
            </div>
          </div>
        );
      })}
    </nav>
  );
}

interface ItemProps {
  title: string;
  changed?: boolean;
  wrong?: boolean;
  current: boolean;
  onOpen: () => void;
}

function Item({ title, changed = false, wrong = false, current, onOpen }: ItemProps) {
  return (
    <button type="button" class="model-item" aria-current={current} onClick={onOpen}>
      {title}
      {wrong ? (
        <span class="model-mark wrong">error</span>
      ) : (
        changed && <span class="model-mark">changed</span>
      )}
    </button>
  );
}
