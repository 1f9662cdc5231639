import { type EngineClient, EngineFault, isDeath } from "../engine/client";

/**
 * Keeps one engine alive. After a trap the instance is dead: it is closed, and the next use starts
 * a new, empty one.
 */
export class Supervisor {
  private current: Promise<EngineClient> | null = null;
  private generation = 0;

  constructor(private readonly start: () => Promise<EngineClient>) {}

  /**
   * Starts the engine if there is none. Resolves with the number of engines started so far: a new
   * number means an empty engine. Rejects with an `unavailable` fault when none can be started.
   */
  async started(): Promise<number> {
    await this.client();
    return this.generation;
  }

  /** Rejects with what `work` rejects with; a dead engine has been discarded by then. */
  async use<T>(work: (client: EngineClient) => Promise<T>): Promise<T> {
    const client = await this.client();
    try {
      return await work(client);
    } catch (fault) {
      if (isDeath(fault)) {
        client.close();
        this.current = null;
      }
      throw fault;
    }
  }

  private client(): Promise<EngineClient> {
    if (!this.current) {
      this.generation += 1;
      this.current = this.start().catch((error: unknown) => {
        this.current = null;
        throw error instanceof EngineFault ? error : new EngineFault("unavailable", String(error));
      });
    }
    return this.current;
  }
}
