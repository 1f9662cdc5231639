import { isRecord } from "../engine/guards";
import type { ModelDocument } from "../engine/model";
import { type TierLink, tierLinks } from "../model/tier-links";

/** What the model in force calls things, and which tier judges which number. */
export class ModelNames {
  private readonly titles = new Map<string, Map<string, string>>();
  private readonly computed = new Map<string, Set<string>>();
  private readonly links = new Map<string, TierLink[]>();

  constructor(documents: readonly ModelDocument[]) {
    for (const { kind, identifier, text } of documents) {
      if (kind !== "blueprint") continue;
      this.links.set(identifier, tierLinks(text));
      this.read(identifier, JSON.parse(text));
    }
  }

  /** The title of a property; its identifier where nobody gave it one. */
  property(blueprint: string, property: string): string {
    return this.titles.get(blueprint)?.get(property) ?? property;
  }

  /** True of what is aggregated or calculated, which can be explained in its turn. */
  isComputed(blueprint: string, property: string): boolean {
    return this.computed.get(blueprint)?.has(property) ?? false;
  }

  /** The tier that a property is, or the one that judges it. */
  tierOf(blueprint: string, property: string): TierLink | null {
    const links = this.links.get(blueprint) ?? [];
    return links.find(({ tier, of }) => tier === property || of === property) ?? null;
  }

  private read(blueprint: string, document: unknown): void {
    if (!isRecord(document)) return;
    const titles = new Map<string, string>();
    const computed = new Set<string>();
    const schema = isRecord(document.schema) ? document.schema.properties : null;
    const { mirrorProperties, aggregationProperties, calculationProperties } = document;
    for (const group of [schema, mirrorProperties, aggregationProperties, calculationProperties]) {
      if (!isRecord(group)) continue;
      for (const [property, one] of Object.entries(group)) {
        if (isRecord(one) && typeof one.title === "string") titles.set(property, one.title);
        if (group === aggregationProperties || group === calculationProperties) {
          computed.add(property);
        }
      }
    }
    this.titles.set(blueprint, titles);
    this.computed.set(blueprint, computed);
  }
}
