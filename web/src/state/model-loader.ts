import { EngineFault } from "../engine/client";
import type { EngineModel } from "../engine/model";
import type { EngineError } from "../engine/outcome";
import { joinDocuments } from "../model/join-documents";
import type { ModelText } from "../model/recognise";
import type { Supervisor } from "./supervisor";

/** What is to be in force: a bundled model, and on top of it what a person added. */
export interface WantedModel {
  /** The bundled model. */
  base: string;
  additions: Addition[];
}

/** Documents of one origin, and whom to tell that the engine refuses them. */
export interface Addition extends Pick<ModelText, "json" | "placeOf"> {
  refuse: (error: EngineError) => void;
}

/** The model with which the engine starts. */
export const kDefaultModel = "port-guide";

/** Keeps the engine's model in step with the wanted one. */
export class ModelLoader {
  /** The engine, by number, that has the wanted model; a change of the wanted one sets it to none. */
  private inStepWith: number | null = null;
  /** The engine, by number, that has any other model than the one with which it started. */
  private touched = 0;

  /** @param onForget called whenever the engine has forgotten all files */
  constructor(
    private readonly engine: Supervisor,
    private readonly wanted: () => WantedModel,
    private readonly onForget: () => void,
  ) {}

  /** Something was taken out of the wanted model. */
  fallOutOfStep(): void {
    this.inStepWith = null;
    this.onForget();
  }

  /** Puts the wanted model in force, without additions that the engine refuses. */
  async getInStep(): Promise<void> {
    const engine = await this.engine.started();
    if (this.inStepWith === engine) return;
    const { base, additions } = this.wanted();
    const fresh = this.touched !== engine;
    if (!fresh || base !== kDefaultModel) {
      this.touched = engine;
      const outcome = await this.engine.use((client) => client.useModel(base));
      if (!outcome.ok) throw new Error(outcome.error.detail ?? outcome.error.id);
      this.onForget();
    }
    await this.give(additions);
    this.inStepWith = engine;
  }

  /** Adds to the model in force. Those that are not refused are, by then, a part of it. */
  async add(additions: readonly Addition[]): Promise<void> {
    try {
      await this.getInStep();
      await this.give(additions);
    } catch (fault) {
      if (!(fault instanceof EngineFault)) throw fault;
      const error = { id: `engine-${fault.reason}`, detail: fault.message };
      for (const { refuse } of additions) refuse(error);
    }
  }

  async read(): Promise<EngineModel> {
    await this.getInStep();
    return await this.engine.use((client) => client.model());
  }

  /** All at once, since they may need one another; then without those in which an error lies. */
  private async give(additions: readonly Addition[]): Promise<void> {
    let left = additions;
    while (left.length > 0) {
      const joined = joinDocuments(left.map(({ json }) => json));
      this.touched = await this.engine.started();
      const outcome = await this.engine.use((client) => client.addModel(joined.json));
      if (outcome.ok) {
        if (!outcome.kept) this.onForget();
        return;
      }
      const found = joined.locate(outcome.error);
      const culprit = found && left[found.index];
      if (culprit) culprit.refuse(inFile(found.error, culprit));
      else for (const { refuse } of left) refuse(outcome.error);
      left = culprit ? left.filter((addition) => addition !== culprit) : [];
    }
  }
}

/** The place as the file has it, where the engine was given JSON made of something else. */
function inFile(error: EngineError, { placeOf }: Addition): EngineError {
  if (!placeOf) return error;
  const { line: _line, column: _column, ...rest } = error;
  return { ...rest, ...(error.pointer === undefined ? null : placeOf(error.pointer)) };
}
