import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { TableViews } from "../dashboard/table-views";
import type { Choices } from "../engine/choices";
import { type EngineClient, EngineFault } from "../engine/client";
import type { Explanation, Question } from "../engine/explanation";
import type { ModelDocument } from "../engine/model";
import type { Report, Sparklines, Summary } from "../engine/report";
import type { ReportSettings, View } from "../engine/settings";
import type { ColumnNames } from "../engine/trial";
import { endOfDay } from "../format/dates";
import type { ModelText } from "../model/recognise";
import { Comparison, painted } from "./comparison";
import { eachOf } from "./each-of";
import { FileList } from "./file-list";
import { isLoaded, isModel, isReading, type Offering, type WorkspaceFile } from "./loaded-file";
import { lookInto } from "./look-into";
import { Model } from "./model";
import { Outlook } from "./outlook";
import { Reader } from "./reader";
import { dayOf, type Selection } from "./selection";
import { Supervisor } from "./supervisor";

/** What the page shows: the ways in; the skeleton of a dashboard; the dashboard. */
export type Phase = "empty" | "loading" | "loaded";

export interface WorkspaceOptions {
  startEngine: () => Promise<EngineClient>;
  /** The clock, in milliseconds UTC. */
  clock: () => number;
  /** Resolves when a report that was just given can be seen; only tests say otherwise. */
  painted?: () => Promise<void>;
}

/**
 * Everything the page knows: the files, the moment, and the report computed of them. Changes are
 * carried out one after the other; what was loaded stays loaded whatever happens to a later file.
 */
export class Workspace {
  readonly files = new FileList();
  readonly report = signal<Report | null>(null);
  private readonly outlook: Outlook;
  /** What a person chose to look at. */
  readonly selection: ReadonlySignal<Selection>;
  /** The moment the dashboard is shown for, in milliseconds UTC; null for today. */
  readonly asOf: ReadonlySignal<number | null>;
  /** The part of the data that the dashboard is of; moments in it are those of `asOf` or before. */
  readonly view: ReadonlySignal<View>;
  /** What the dashboard is compared with: the period before. Null while there is none. */
  readonly previous: ReadonlySignal<Summary | null>;
  private readonly comparison: Comparison;
  /** What a view can be made of; null before there is a report. */
  readonly choices = signal<Choices | null>(null);
  /** What the report in force was computed for. */
  readonly settings = signal<ReportSettings | null>(null);
  /** Why there is no new report, as the engine told it; null while all is well. */
  readonly trouble = signal<string | null>(null);
  /** True from the beginning of a change until its report is there. */
  readonly busy = signal(false);
  readonly phase: ReadonlySignal<Phase> = computed(() => {
    if (this.report.value) return "loaded";
    const files = this.files.pending.value.length + this.files.loaded.value.length;
    return this.busy.value && files > 0 ? "loading" : "empty";
  });

  /** What a person made of the dashboard's tables. */
  readonly tables = new TableViews();

  /** The model by which it is computed. */
  readonly model: Model;

  /** For those who only look: what changes the engine's state goes through the workspace. */
  readonly engine: Supervisor;

  private readonly reader: Reader;
  private last: Promise<void> = Promise.resolve();
  private waiting = 0;
  /** Counts the changes of what is looked at: a report is worth its while for the last one only. */
  private looks = 0;

  constructor(private readonly options: WorkspaceOptions) {
    this.outlook = new Outlook(options.clock);
    this.selection = this.outlook.selection;
    this.asOf = this.outlook.asOf;
    this.view = this.outlook.view;
    this.comparison = new Comparison(
      (settings, wanted) =>
        this.ask((client) => (wanted() ? client.summary(settings) : Promise.resolve(null))),
      options.painted ?? painted,
    );
    this.previous = this.comparison.previous;
    this.engine = new Supervisor(options.startEngine);
    this.model = new Model({
      files: this.files,
      engine: this.engine,
      onForget: () => this.reader.fallOutOfStep(),
      change: (work) => this.enqueue(() => work().then(() => this.refresh())),
    });
    this.reader = new Reader(this.files, this.engine, this.model.loader, options.clock);
  }

  /** Starts the engine before the first file is chosen. */
  warmUp(): void {
    this.reader.warmUp();
  }

  /** Reads files, those in archives as well, models first, then computes the report anew. Never rejects. */
  add(offers: readonly Offering[]): Promise<void> {
    if (offers.length === 0) return this.last;
    const offered = this.files.append(offers);
    return this.enqueue(async () => {
      const models = new Map<number, ModelText>();
      const data = await this.sortOut(offered, models);
      await this.takeModels(models);
      for (const { key } of data) {
        if (this.files.get(key)?.state.kind !== "waiting") continue; // failed, or taken out
        await this.reader.readNew(key);
        this.replacePredecessors(key);
        const file = this.files.get(key);
        if (file) await this.model.follow(file);
      }
      await this.refresh();
    });
  }

  /** Shows a failure from before there was a file, such as a sample that cannot be fetched. */
  fail(name: string, id: string, detail: string): void {
    const [file] = this.files.append([{ name, blob: new Blob() }]);
    if (file) this.files.setState(file.key, { kind: "failed", error: { id, detail } });
  }

  /** Takes a file out, in whatever state it is; what it gave leaves the report. Never rejects. */
  remove(key: number): Promise<void> {
    return this.removeAll([key]);
  }

  /** Takes files out like remove, and computes the report once for all of them. Never rejects. */
  removeAll(keys: readonly number[]): Promise<void> {
    const files = keys.flatMap((key) => this.files.get(key) ?? []);
    // Which drops it; whoever reads it computes the report, too.
    for (const { key } of files.filter(isReading)) this.reader.stop(key);
    const out = files.filter((file) => !isReading(file));
    this.files.drop(out.map(({ key }) => key));
    if (out.some(isModel)) this.model.loader.fallOutOfStep();
    else if (out.some(isLoaded)) this.reader.fallOutOfStep();
    else return this.last;
    return this.enqueue(() => this.refresh());
  }

  /** Reads a table anew under what a person says of its columns; undefined for our guess. */
  nameColumns(key: number, columns: ColumnNames | undefined): Promise<void> {
    const file = this.files.get(key);
    if (!file) return this.last;
    this.files.setColumns(key, columns);
    if (isLoaded(file)) this.reader.fallOutOfStep();
    return this.enqueue(async () => {
      if (!isLoaded(file)) await this.reader.readNew(key);
      this.replacePredecessors(key);
      await this.refresh();
    });
  }

  /** Stops reading what is new; files that were loaded stay. */
  cancel(): void {
    for (const file of this.files.pending.value) {
      if (file.state.kind === "waiting") this.files.drop([file.key]);
      else if (isReading(file) && !file.state.again) this.reader.stop(file.key);
    }
  }

  /** Shows what a person chose, in the place of the same parts of what was chosen. Never rejects. */
  select(change: Partial<Selection>): Promise<void> {
    const { compare } = this.selection.value;
    if (this.outlook.choose(change)) return this.lookAgain();
    if (compare !== this.selection.value.compare) this.compare();
    return this.last;
  }

  /** @param moment of the last day, in milliseconds UTC; null for today. Never rejects. */
  showAsOf(moment: number | null): Promise<void> {
    if (moment !== null) return this.select({ to: dayOf(moment) });
    return this.select({ to: this.files.sampleOnly.value ? "today" : null });
  }

  /**
   * Shows another part of the data, at the moment that is shown; what it leaves out row by row stays
   * when a person chooses something else. Never rejects.
   */
  look(view: View): Promise<void> {
    this.outlook.view.value = view;
    return this.lookAgain();
  }

  private lookAgain(): Promise<void> {
    this.looks += 1;
    const look = this.looks;
    this.comparison.outdate();
    return this.enqueue(async () => {
      if (look === this.looks) await this.compute(); // else another one waits
    });
  }

  /** How a number of the report in force came to be. Rejects with an EngineFault. */
  explain(question: Question): Promise<Explanation> {
    return this.ask((client, settings) => client.explain(settings, question));
  }

  /** The weeks of every entity of a blueprint in the report in force. Rejects with an EngineFault. */
  sparklines(blueprint: string): Promise<Sparklines[]> {
    return this.ask((client, settings) => client.sparklines(settings, blueprint));
  }

  /** The documents of the model that the report in force was computed with. Rejects with an EngineFault. */
  documents(): Promise<ModelDocument[]> {
    return this.ask(async (client) => (await client.model()).documents);
  }

  /** Of another report, to compare with, what can be compared. Rejects with an EngineFault. */
  summary(settings: ReportSettings): Promise<Summary> {
    return this.ask((client) => client.summary(settings));
  }

  /** Asks the engine when it holds what the report in force is of. */
  private async ask<T>(
    question: (client: EngineClient, settings: ReportSettings) => Promise<T>,
  ): Promise<T> {
    const answer = this.last.then(async () => {
      const settings = this.settings.value;
      if (!settings) throw new EngineFault("cancelled", "there is no report any more");
      await this.reader.getInStep();
      return this.engine.use((client) => question(client, settings));
    });
    this.last = answer.then(
      () => undefined,
      () => undefined, // whoever asked hears of it
    );
    return answer;
  }

  private enqueue(work: () => Promise<void>): Promise<void> {
    this.waiting += 1;
    this.busy.value = true;
    this.last = this.last
      .then(work)
      .catch((error: unknown) => {
        this.trouble.value = error instanceof Error ? error.message : String(error);
      })
      .finally(() => {
        this.waiting -= 1;
        if (this.waiting === 0) this.busy.value = false;
      });
    return this.last;
  }

  /** The end of the last day in the files: a sample looks the same on every day. */
  private lastDay(): number | null {
    const ends = this.files.loaded.value.flatMap(({ state }) => state.input.span?.to ?? []);
    return ends.length === 0 ? null : Math.max(...ends.map(endOfDay));
  }

  /** The files of data among those offered; each archive gives way to the files in it. */
  private async sortOut(
    offered: readonly WorkspaceFile[],
    models: Map<number, ModelText>,
  ): Promise<WorkspaceFile[]> {
    const data: WorkspaceFile[] = [];
    const looks = await eachOf(offered, lookInto);
    for (const [index, file] of offered.entries()) {
      const { inside, found } = looks[index] ?? {};
      if (inside && !("id" in inside)) {
        data.push(...(await this.sortOut(this.files.replace(file.key, inside), models)));
        continue;
      }
      const error = inside ?? (found && !found.ok ? found.error : null);
      if (error) this.files.setState(file.key, { kind: "failed", error });
      else if (found?.ok && "model" in found) models.set(file.key, found.model);
      else data.push(file);
      if (found?.ok && "json" in found) this.files.setText(file.key, found.json);
    }
    return data;
  }

  /** Puts documents of a model in force, all at once. */
  private async takeModels(models: ReadonlyMap<number, ModelText>): Promise<void> {
    if (models.size === 0) return;
    await this.model.add(models);
    for (const key of models.keys()) this.replacePredecessors(key);
  }

  /** The same file again takes the place of the first; a person's own file that of the sample. */
  private replacePredecessors(key: number): void {
    const file = this.files.get(key);
    if (!file || !(isLoaded(file) || isModel(file))) return;
    const replaced = this.files.predecessors(file);
    if (replaced.length === 0) return;
    this.files.drop(replaced.map((old) => old.key));
    if (replaced.some(isModel)) this.model.loader.fallOutOfStep();
    if (replaced.some((old) => old.sample)) this.outlook.forget();
    this.reader.fallOutOfStep();
  }

  private async refresh(): Promise<void> {
    if (this.files.loaded.value.length === 0) this.model.forgetSwitch();
    await this.reader.getInStep();
    await this.model.refresh();
    if (this.files.loaded.value.length === 0) {
      if (this.report.value) this.outlook.forgetTime();
      this.comparison.stop();
      this.report.value = null;
      this.settings.value = null;
      this.choices.value = null;
      return;
    }
    this.outlook.setUsual(this.files.sampleOnly.value ? this.lastDay() : null);
    await this.compute();
    this.choices.value = await this.engine.use((client) => client.choices());
  }

  /** The report of the loaded files, for the moment and the view in force. */
  private async compute(): Promise<void> {
    if (this.files.loaded.value.length === 0) return;
    if (this.outlook.leaveOutWanted) await this.model.leaveOut(this.selection.value.leaveOut);
    this.outlook.leaveOutWanted = false;
    await this.reader.getInStep();
    const settings = {
      nowMs: this.asOf.value ?? this.options.clock(),
      view: this.view.value,
    };
    const report = await this.reader.compute(settings);
    performance.mark("dora-report"); // by which the benchmark tells the engine's part from the page's
    this.settings.value = settings;
    this.report.value = report;
    this.outlook.follow(report.facets ?? []);
    this.trouble.value = null;
    this.compare();
  }

  private compare(): void {
    const settings = this.settings.value;
    if (settings && this.selection.value.compare) void this.comparison.with(settings);
    else this.comparison.stop();
  }
}
