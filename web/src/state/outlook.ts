import { signal } from "@preact/signals";
import type { FacetReport } from "../engine/report";
import type { View } from "../engine/settings";
import { kEverything, type Selection, sameLeftOut, sameSelection, viewOf } from "./selection";

/** What a person chose to look at, and what it comes to. */
export class Outlook {
  readonly selection = signal<Selection>(kEverything);
  /** The moment that is shown, in milliseconds UTC; null for the present. */
  readonly asOf = signal<number | null>(null);
  readonly view = signal<View>({});
  /** The model does not leave out yet what the selection does. */
  leaveOutWanted = false;
  /** The moment that is shown where nobody chose one. */
  private usual: number | null = null;

  constructor(private readonly clock: () => number) {}

  /** True where that takes another report, and not only another comparison. */
  choose(change: Partial<Selection>): boolean {
    const before = this.selection.value;
    const now = { ...before, ...change };
    this.selection.value = now;
    if (!sameLeftOut(before, now)) this.leaveOutWanted = true;
    this.place();
    return !sameSelection(before, { ...now, compare: before.compare });
  }

  /** Other data is looked at from here on, of which the selection was not. */
  forget(): void {
    this.usual = null;
    this.view.value = {};
    this.choose({ ...kEverything, leaveOut: this.selection.value.leaveOut });
  }

  /** The data is all gone: what comes next is shown for today, of the same teams and services. */
  forgetTime(): void {
    this.usual = null;
    this.view.value = {};
    this.choose({ from: null, last: null, to: null });
  }

  /** @param moment the last of a sample, in milliseconds UTC */
  setUsual(moment: number | null): void {
    this.usual = moment;
    this.place();
  }

  /**
   * Takes over what the model leaves out, whoever chose it there. What the data does not have stays
   * as it was chosen.
   */
  follow(facets: readonly FacetReport[]): void {
    const { leaveOut } = this.selection.value;
    const followed = new Map(Object.entries(leaveOut));
    for (const { identifier, values } of facets) {
      const known = new Set(values.map(({ value }) => value));
      const kept = (followed.get(identifier) ?? []).filter((value) => !known.has(value));
      const out = values.filter((one) => one.leftOut).map(({ value }) => value);
      followed.set(identifier, [...out, ...kept]);
    }
    const next = Object.fromEntries([...followed].filter(([, out]) => out.length > 0));
    const selection = { ...this.selection.value, leaveOut: next };
    if (!sameLeftOut(this.selection.value, selection)) this.selection.value = selection;
  }

  /** What was left out row by row is no part of a selection, and stays. */
  private place(): void {
    const { without } = this.view.value;
    const { asOf, view } = viewOf(this.selection.value, this.clock(), this.usual);
    this.asOf.value = asOf;
    this.view.value = without ? { ...view, without } : view;
  }
}
