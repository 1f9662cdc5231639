import { type ReadonlySignal, signal } from "@preact/signals";
import type { Summary } from "../engine/report";
import type { ReportSettings } from "../engine/settings";

const kDayMs = 86_400_000;

/** How far back the dashboard is looked at that has no time of its own: the guide's usual window. */
const kUsualDays = 30;

/** Another period to compare with. */
export interface Previous {
  settings: ReportSettings;
  /** Of a range, the first and the last moment, in milliseconds UTC; null where only the day differs. */
  range: { from: number; to: number } | null;
}

/** The period of the same length before; without a range, everything as of 30 days before. */
export function previousOf({ nowMs, divisor, view = {} }: ReportSettings): Previous {
  const of = (moment: number, from?: number): ReportSettings => ({
    nowMs: moment,
    ...(divisor && { divisor }),
    view: { ...view, to: moment, ...(from !== undefined && { from }) },
  });
  const end = view.to ?? nowMs;
  if (view.from === undefined) {
    return { settings: of(end - kUsualDays * kDayMs), range: null };
  }
  const to = view.from - 1;
  const from = to - (end - view.from);
  return { settings: of(to, from), range: { from, to } };
}

/** Asks for the summary of other settings, unless it is not wanted any more when its turn comes. */
export type AskSummary = (
  settings: ReportSettings,
  wanted: () => boolean,
) => Promise<Summary | null>;

/**
 * The numbers of the period before that of the report in force. They are asked for when the report has
 * been painted, and an answer that comes too late is of nothing any more.
 */
export class Comparison {
  /** Null while it is not known, or not wanted. */
  readonly previous: ReadonlySignal<Summary | null>;
  private readonly answer = signal<Summary | null>(null);
  private turn = 0;

  constructor(
    private readonly ask: AskSummary,
    private readonly painted: () => Promise<void>,
  ) {
    this.previous = this.answer;
  }

  /** Another report is on its way; what is shown stays until it is there. */
  outdate(): void {
    this.turn += 1;
  }

  /** There is no report, or nothing to compare it with. */
  stop(): void {
    this.turn += 1;
    this.answer.value = null;
  }

  /** Never rejects: where there is no answer, there is no comparison. */
  async with(settings: ReportSettings): Promise<void> {
    this.stop();
    const { turn } = this;
    const wanted = () => turn === this.turn;
    await this.painted();
    if (!wanted()) return;
    const answer = await this.ask(previousOf(settings).settings, wanted).catch(() => null);
    if (wanted()) this.answer.value = answer;
  }
}

/** Resolves when what was rendered is on the screen, or cannot be seen. */
export async function painted(): Promise<void> {
  if (typeof document === "undefined" || document.hidden) return;
  await new Promise((resolve) => requestAnimationFrame(resolve));
  await new Promise((resolve) => setTimeout(resolve));
}
