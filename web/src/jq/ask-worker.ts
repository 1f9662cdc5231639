import { type AskJq, type JqAnswer, type JqQuestion, kJqMilliseconds } from "./jq";

/** A worker that says "ready" or "unavailable", and then answers one question after the other. */
export interface JqWorker {
  postMessage(question: JqQuestion): void;
  terminate(): void;
  /** Called with each message; with "unavailable" when the worker itself fails. */
  listen(receive: (message: JqAnswer | "ready" | "unavailable") => void): void;
}

/** A worker of the browser's as one that answers. */
export function browserWorker(worker: Worker): JqWorker {
  return {
    postMessage: (question) => worker.postMessage(question),
    terminate: () => worker.terminate(),
    listen: (receive) => {
      worker.addEventListener("message", ({ data }) => receive(data));
      worker.addEventListener("error", () => receive("unavailable"));
    },
  };
}

/**
 * Asks a worker, which is started with the first question, and ended when a question takes too long:
 * nothing else stops a jq program. The time begins when jq is loaded.
 */
export function askWorker(start: () => JqWorker, milliseconds = kJqMilliseconds): AskJq {
  let running: RunningJq | null = null;
  return async (question) => {
    running ??= new RunningJq(start());
    const answer = await running.ask(question, milliseconds);
    if (answer.outcome === "timeout" || answer.outcome === "unavailable") {
      running.end();
      running = null;
    }
    return answer;
  };
}

class RunningJq {
  private receive: (message: JqAnswer | "unavailable") => void = () => undefined;
  private readonly ready: Promise<boolean>;

  constructor(private readonly worker: JqWorker) {
    this.ready = new Promise((resolve) => {
      worker.listen((message) => {
        resolve(message === "ready");
        if (message !== "ready") this.receive(message);
      });
    });
  }

  async ask(question: JqQuestion, milliseconds: number): Promise<JqAnswer> {
    if (!(await this.ready)) return { outcome: "unavailable", output: "" };
    return new Promise((resolve) => {
      const late = setTimeout(() => resolve({ outcome: "timeout", output: "" }), milliseconds);
      this.receive = (message) => {
        clearTimeout(late);
        resolve(message === "unavailable" ? { outcome: message, output: "" } : message);
      };
      this.worker.postMessage(question);
    });
  }

  end(): void {
    this.worker.terminate();
  }
}
