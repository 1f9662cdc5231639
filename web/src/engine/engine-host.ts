import { withJq } from "../jq/answer-questions";
import type { AskJq } from "../jq/jq";
import { browserJq } from "../jq/start-jq";
import type { Session } from "./dora.d.mts";
import { openAnswer } from "./open-answer";
import type { ModelOutcome } from "./outcome";
import type { Answers, Command, EngineFailure, Progress, RawAnswer } from "./protocol";
import { readBlob } from "./read-blob";
import { settingsText } from "./settings";
import { columnsText, type MappingTrial } from "./trial";

/** A command on its way: where its progress goes, and how it is stopped. */
export interface Errand {
  onProgress: (progress: Progress) => void;
  signal: AbortSignal;
}

/**
 * Carries out commands on a session, one after the other. Shared by the worker and by the engine
 * that runs in the page, so that both behave alike.
 */
export class EngineHost {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly session: Session,
    private readonly askJq: AskJq = browserJq(),
    /** Milliseconds between two pauses while a file is read; the usual ones if left out. */
    private readonly pauseEvery?: number,
  ) {}

  /** Rejects with an EngineFailure, and with nothing else. */
  run<C extends Command>(command: C, errand: Errand): Promise<Answers[C["kind"]]> {
    return this.inTurn(async () => openAnswer<C>(await this.carryOut(command, errand)), errand);
  }

  /** The same, for somebody else to open. */
  runRaw(command: Command, errand: Errand): Promise<RawAnswer> {
    return this.inTurn(() => this.carryOut(command, errand), errand);
  }

  private inTurn<T>(work: () => Promise<T>, { signal }: Errand): Promise<T> {
    const answer = this.last.then(work);
    this.last = answer.catch(() => undefined);
    return answer.catch((error: unknown) => {
      throw failureOf(error, signal);
    });
  }

  private async carryOut(command: Command, errand: Errand): Promise<RawAnswer> {
    switch (command.kind) {
      case "read":
        return {
          value: await readBlob(this.session, command, {
            ...errand,
            askJq: this.askJq,
            pauseEvery: this.pauseEvery,
          }),
        };
      case "add-model":
        return { value: JSON.parse(this.session.addModel(command.json)) as ModelOutcome };
      case "use-model":
        return { value: JSON.parse(this.session.useModel(command.name)) as ModelOutcome };
      case "reset":
        this.session.reset();
        return { value: null };
      case "try-mapping": {
        const { mapping, record, nowMs } = command;
        const tried = await this.asking(() => this.session.tryMapping(mapping, record, nowMs));
        return { value: JSON.parse(tried) as MappingTrial };
      }
      default:
        return { json: await this.tell(command) };
    }
  }

  /** What the engine writes of what it knows. */
  private async tell(command: Telling): Promise<string> {
    switch (command.kind) {
      case "model":
        return this.session.model();
      case "choices":
        return this.session.choices();
      case "beginning":
        return this.session.beginning(command.text, columnsText(command.columns));
    }
    const settings = settingsText(command.settings);
    return await this.asking(() => {
      switch (command.kind) {
        case "report":
          return this.session.report(settings);
        case "summary":
          return this.session.summary(settings);
        case "explain":
          return this.session.explain(settings, JSON.stringify(command.question));
        case "sparklines":
          return this.session.sparklines(settings, command.blueprint);
      }
    });
  }

  /** What a method answers once jq has been asked whatever it needs. */
  private asking(method: () => string): Promise<string> {
    return withJq(this.session, this.askJq, method);
  }
}

/** Commands that change nothing, and whose answer is what they were given for. */
type Telling = Exclude<
  Command,
  { kind: "read" | "add-model" | "use-model" | "reset" | "try-mapping" }
>;

function failureOf(error: unknown, signal: AbortSignal): EngineFailure {
  if (signal.aborted && error === signal.reason) {
    return { reason: "cancelled", error: { id: "cancelled" } };
  }
  const detail = error instanceof Error ? error.message : String(error);
  // A trap is a RuntimeError; embind reports a deleted or broken instance in its own classes, and a
  // memory that cannot grow as a RangeError. None of them leaves a session that can be trusted.
  const trapped = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
  return { reason: trapped ? "crashed" : "refused", error: { id: "engine-crashed", detail } };
}
