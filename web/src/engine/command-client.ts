import type { EngineClient, ReadOptions } from "./client";
import type { Question } from "./explanation";
import type { Answers, Command } from "./protocol";
import type { ReportSettings } from "./settings";
import type { ColumnNames } from "./trial";

/** The commands of a client, wherever they are carried out. */
export abstract class CommandClient implements EngineClient {
  abstract readonly ready: Promise<void>;
  abstract close(): void;

  /** Has a command carried out when its turn comes; rejects with an EngineFault. */
  protected abstract ask<C extends Command>(
    command: C,
    options?: ReadOptions,
  ): Promise<Answers[C["kind"]]>;

  read(name: string, blob: Blob, nowMs: number, options: ReadOptions = {}) {
    const { entry, columns } = options;
    return this.ask({ kind: "read", name, blob, nowMs, entry, columns }, options);
  }

  addModel(json: string) {
    return this.ask({ kind: "add-model", json });
  }

  useModel(name: string) {
    return this.ask({ kind: "use-model", name });
  }

  model() {
    return this.ask({ kind: "model" });
  }

  async reset(): Promise<void> {
    await this.ask({ kind: "reset" });
  }

  report(settings: ReportSettings) {
    return this.ask({ kind: "report", settings });
  }

  summary(settings: ReportSettings) {
    return this.ask({ kind: "summary", settings });
  }

  explain(settings: ReportSettings, question: Question) {
    return this.ask({ kind: "explain", settings, question });
  }

  sparklines(settings: ReportSettings, blueprint: string) {
    return this.ask({ kind: "sparklines", settings, blueprint });
  }

  choices() {
    return this.ask({ kind: "choices" });
  }

  beginning(text: string, columns?: ColumnNames) {
    return this.ask({ kind: "beginning", text, columns });
  }

  tryMapping(mapping: string, record: string, nowMs: number) {
    return this.ask({ kind: "try-mapping", mapping, record, nowMs });
  }
}
