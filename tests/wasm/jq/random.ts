import { randomFrom } from "../../../scripts/lib/random.mjs";

/** Repeatable chance: the same seed gives the same tests on every machine. */
export class Random {
  /** At least 0, less than 1. */
  readonly next: () => number;

  constructor(readonly seed: number) {
    this.next = randomFrom(seed);
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(choices: readonly T[]): T {
    const choice = choices[this.below(choices.length)];
    if (choice === undefined) throw new Error("nothing to pick from");
    return choice;
  }
}

/** The seed of this run: DORA_SEED, or a fixed one. Tests print it in their names. */
export const seed = Number(process.env.DORA_SEED ?? 20261122);
