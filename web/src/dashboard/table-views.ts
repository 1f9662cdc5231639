import { type Signal, signal } from "@preact/signals";
import type { Report } from "../engine/report";
import type { TableColumn } from "./table-columns";
import type { RowGroup } from "./table-groups";
import type { Trend } from "./use-trends";

/** What a person made of a table. It lasts as long as the page does. */
export interface TableView {
  /** Only rows that have all of these words. */
  filter: string;
  /** Identifier of a property; null for no groups; undefined for the dashboard's own. */
  groupBy?: string | null;
  /** Identifiers of those shown; undefined for the dashboard's own. */
  columns?: readonly string[];
  /** The first sorts, the others decide between what is equal by it. */
  sorting: readonly { id: string; desc: boolean }[];
  /** Keys of the groups that are folded. */
  closed: ReadonlySet<string>;
}

/** A table as it stands on the page, for those who take it away. */
export interface ShownTable {
  columns: readonly TableColumn[];
  /** Sorted and filtered; folded ones as well. */
  groups: readonly RowGroup[];
  /** What the groups are of; null without groups. */
  groupTitle: string | null;
  /** Those that columns are of. */
  trends: readonly Trend[];
  report: Report;
}

/** The tables of a page, by the widgets that they are. */
export class TableViews {
  /** Those on the page, each as it stands when it is asked. */
  readonly shown = new Map<string, () => ShownTable>();
  private readonly views = new Map<string, Signal<TableView>>();

  of(widget: string): Signal<TableView> {
    let view = this.views.get(widget);
    if (!view) {
      view = signal({ filter: "", sorting: [], closed: new Set() });
      this.views.set(widget, view);
    }
    return view;
  }
}
