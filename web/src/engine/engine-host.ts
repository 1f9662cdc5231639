import { withJq } from "../jq/answer-questions";
import type { AskJq } from "../jq/jq";
import { browserJq } from "../jq/start-jq";
import type { Choices } from "./choices";
import type { Session } from "./dora.d.mts";
import type { Explanation } from "./explanation";
import { isRecord } from "./guards";
import type { EngineModel } from "./model";
import type { ModelOutcome } from "./outcome";
import type { Answers, Command, EngineFailure, Progress } from "./protocol";
import { readBlob } from "./read-blob";
import type { Report, Sparklines, Summary } from "./report";
import { settingsText } from "./settings";
import { type Beginning, columnsText, type MappingTrial } from "./trial";

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
    const answer = this.last.then(() => this.carryOut(command, errand));
    this.last = answer.catch(() => undefined);
    return answer.catch((error: unknown) => {
      throw failureOf(error, errand.signal);
    }) as Promise<Answers[C["kind"]]>;
  }

  private async carryOut(command: Command, errand: Errand): Promise<Answers[Command["kind"]]> {
    switch (command.kind) {
      case "read":
        return readBlob(this.session, command, {
          ...errand,
          askJq: this.askJq,
          pauseEvery: this.pauseEvery,
        });
      case "add-model":
        return JSON.parse(this.session.addModel(command.json)) as ModelOutcome;
      case "use-model":
        return JSON.parse(this.session.useModel(command.name)) as ModelOutcome;
      case "model":
        return parseAnswer<EngineModel>(this.session.model());
      case "reset":
        this.session.reset();
        return null;
      case "beginning":
        return parseAnswer<Beginning>(
          this.session.beginning(command.text, columnsText(command.columns)),
        );
      case "try-mapping":
        return JSON.parse(
          await this.asking(() =>
            this.session.tryMapping(command.mapping, command.record, command.nowMs),
          ),
        ) as MappingTrial;
      case "report":
        return parseAnswer<Report>(
          await this.asking(() => this.session.report(settingsText(command.settings))),
        );
      case "summary":
        return parseAnswer<Summary>(
          await this.asking(() => this.session.summary(settingsText(command.settings))),
        );
      case "explain": {
        const settings = settingsText(command.settings);
        const question = JSON.stringify(command.question);
        return parseAnswer<Explanation>(
          await this.asking(() => this.session.explain(settings, question)),
        );
      }
      case "sparklines":
        return parseAnswer<Sparklines[]>(
          await this.asking(() =>
            this.session.sparklines(settingsText(command.settings), command.blueprint),
          ),
        );
      case "choices":
        return parseAnswer<Choices>(this.session.choices());
    }
  }

  /** What a method answers once jq has been asked whatever it needs. */
  private asking(method: () => string): Promise<string> {
    return withJq(this.session, this.askJq, method);
  }
}

/** What was asked for, or a `refused` failure when the engine answered with an error instead. */
function parseAnswer<T>(text: string): T {
  const value: unknown = JSON.parse(text);
  if (isRecord(value) && value.ok === false) {
    const error = isRecord(value.error) ? value.error : {};
    throw new Error(`${String(error.id ?? "unknown")} ${String(error.detail ?? "")}`.trim());
  }
  return value as T;
}

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
