import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { root, run } from "../../../scripts/lib/run.mjs";
import { launchBrowser } from "../../e2e/support/browser";
import { type Served, serve } from "../../e2e/support/serve";
import type { DataFile } from "../data/files";
import type { Task } from "../page/worker";
import type { Contender } from "./contender";

/** Longer than anything takes that is worth waiting for. */
const kPatience = 600_000;

/** The bench page in Chromium. */
export class BenchPage {
  private chosen = "";

  private constructor(
    readonly browser: Browser,
    private readonly server: Served,
    private readonly page: Page,
  ) {}

  static async open(): Promise<BenchPage> {
    run(process.execPath, [
      ...["node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"],
      ...["--config", "tests/bench/page/vite.config.ts"],
    ]);
    const server = await serve(join(root, "build/bench-page"));
    const browser = await launchBrowser();
    const page = await browser.newPage();
    page.setDefaultTimeout(kPatience);
    await page.goto(server.url);
    await page.evaluate(() => window.bench.ready());
    return new BenchPage(browser, server, page);
  }

  /** Chooses a file as a person does; the page sees a File on the disk. */
  async choose({ path }: DataFile): Promise<Page> {
    if (this.chosen !== path) await this.page.setInputFiles("input", path);
    this.chosen = path;
    return this.page;
  }

  /** Starts the engine anew, without the memory that an earlier file made it take. */
  async restart(): Promise<void> {
    this.chosen = "";
    await this.page.reload();
    await this.page.evaluate(() => window.bench.ready());
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.close();
  }
}

/** The product's own client and worker. */
export function engineInChromium(bench: BenchPage, name: string): Contender {
  return {
    name,
    run: async (file) => (await bench.choose(file)).evaluate(() => window.bench.engine()),
    close: async () => undefined,
  };
}

export function inChromium(bench: BenchPage, name: string, task: Task): Contender {
  return {
    name,
    run: async (file) =>
      (await bench.choose(file)).evaluate(({ task, shape }) => window.bench.run(task, shape), {
        task,
        shape: file.shape,
      }),
    close: async () => undefined,
  };
}
