import type { Session } from "../../../web/src/engine/dora.d.mts";
import type { Report } from "../../../web/src/engine/report";
import type { View } from "../../../web/src/engine/settings";
import { kEnvironment } from "../../../web/src/state/selection";
import { FakeModel } from "./fake-model";
import { makeReport, type ReportOptions } from "./make-report";

/**
 * Stands in for the WebAssembly session where a test is about the page: it collects bytes and parses
 * them as JSON at the end. A file that contains `"trap"` brings it down as a trap would; one that
 * contains `"newer"` suits the other bundled model.
 */
export class FakeSession implements Session {
  readonly log: string[] = [];
  /** The settings of each report and summary, in the order in which they were asked for. */
  readonly asked: { what: "report" | "summary"; nowMs: number; view: View }[] = [];
  files: { name: string; records: number; bytes: number }[] = [];
  readonly models = new FakeModel();
  private begun: { name: string; chunks: Uint8Array[] } | null = null;
  private reserved = new Uint8Array();

  constructor(private readonly options: ReportOptions = {}) {}

  delete(): void {}

  addModel(json: string): string {
    this.log.push("add model");
    const error = this.models.add(json);
    if (!error) this.files = [];
    return JSON.stringify(error ? { ok: false, error } : { ok: true });
  }

  useModel(name: string): string {
    this.log.push(`use ${name}`);
    this.files = [];
    return JSON.stringify({ ok: this.models.use(name) });
  }

  model(): string {
    return JSON.stringify(this.models.answer());
  }

  beginFile(name: string): void {
    if (this.begun) throw new Error("a file is begun already");
    this.log.push(`begin ${name}`);
    this.begun = { name, chunks: [] };
  }

  reserve(n: number): Uint8Array {
    this.reserved = new Uint8Array(n);
    return this.reserved;
  }

  commit(n: number): boolean {
    this.begun?.chunks.push(this.reserved.slice(0, n));
    const text = new TextDecoder().decode(this.reserved.subarray(0, n));
    if (text.includes("trap")) throw new WebAssembly.RuntimeError("unreachable");
    return !text.includes("\u0000");
  }

  records(): number {
    return this.begun?.chunks.length ?? 0;
  }

  endFile(): string {
    const { name, chunks } = this.take();
    this.log.push(`end ${name}`);
    const text = chunks.map((chunk) => new TextDecoder().decode(chunk)).join("");
    if (text === "") return failed("input-empty", 1, 1);
    try {
      const records: unknown = JSON.parse(text);
      const count = Array.isArray(records) ? records.length : 1;
      this.files.push({ name, records: count, bytes: text.length });
      const input = this.input(name, count, text.length);
      const suits = text.includes("newer") ? { suits: "port-default-2026" } : null;
      return JSON.stringify({ ok: true, input: { ...input, ...suits } });
    } catch {
      return failed("json-unexpected-end", 1, text.length + 1);
    }
  }

  cancelFile(): void {
    this.log.push(`cancel ${this.take().name}`);
  }

  reset(): void {
    this.log.push("reset");
    this.files = [];
  }

  beginning(): string {
    return JSON.stringify({ ok: true, records: [], table: null });
  }

  tryMapping(): string {
    return JSON.stringify({ ok: true, skipped: null, resources: [] });
  }

  report(settings: string): string {
    return JSON.stringify(this.made("report", settings));
  }

  private made(what: "report" | "summary", settings: string): Report {
    const asked = JSON.parse(settings) as { nowMs: number; view: View };
    this.asked.push({ what, nowMs: asked.nowMs, view: asked.view });
    const report = makeReport({ ...this.options, now: new Date(asked.nowMs).toISOString() });
    report.inputs = this.files.map(({ name, records, bytes }) => this.input(name, records, bytes));
    return report;
  }

  summary(settings: string): string {
    const { now, widgets } = this.made("summary", settings);
    return JSON.stringify({ now, widgets, trends: [] });
  }

  explain(): string {
    return JSON.stringify({ title: "", value: null });
  }

  sparklines(): string {
    return "[]";
  }

  choices(): string {
    const { entities } = makeReport(this.options);
    const values = [
      { value: "Production", count: 90 },
      { value: "Staging", count: 9 },
    ];
    return JSON.stringify({
      entities,
      values: [{ ...kEnvironment, title: "Environment", usual: ["Production"], values }],
      span: null,
    });
  }

  jqQuestion(): string {
    return "";
  }

  answerJq(): void {}

  private input(name: string, records: number, bytes: number) {
    const to = this.options.newest ?? "2026-11-21T16:40:00Z";
    return {
      name,
      source: "github-pull-requests",
      bytes,
      records,
      entities: { githubPullRequest: records, deployment: records },
      span: { from: "2022-01-03T00:00:00Z", to },
      spans: { githubPullRequest: { from: "2022-02-04T00:00:00Z", to } },
      skipped: [],
      warnings: [],
    };
  }

  private take(): { name: string; chunks: Uint8Array[] } {
    if (!this.begun) throw new Error("no file is begun");
    const { begun } = this;
    this.begun = null;
    return begun;
  }
}

function failed(id: string, line: number, column: number): string {
  return JSON.stringify({ ok: false, error: { id, offset: column - 1, line, column, detail: "" } });
}

/** Makes each piece of a file take so many milliseconds of work. */
export function slowed(session: FakeSession, ms: number): FakeSession {
  const commit = session.commit.bind(session);
  session.commit = (n) => {
    const until = performance.now() + ms;
    while (performance.now() < until);
    return commit(n);
  };
  return session;
}
