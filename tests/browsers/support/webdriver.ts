import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findProgram } from "../../../scripts/lib/run.mjs";

/** A page in another browser, as little of it as the short run needs. */
export interface OtherPage {
  goto(url: string): Promise<void>;
  /** What a function body gives in the page; awaited there. */
  run<T>(body: string): Promise<T>;
  /** Hands files to the page's own picker. */
  choose(path: string): Promise<void>;
  close(): Promise<void>;
}

const kKey = "element-6066-11e4-a52e-4f735466cecf";

/** WebKit, the engine of Safari, by the driver that Debian has; null where there is none. */
export async function launchWebKit(): Promise<OtherPage | null> {
  const driver =
    ["/usr/bin/WebKitWebDriver"].find((path) => existsSync(path)) ?? findProgram("WebKitWebDriver");
  const xvfb = findProgram("Xvfb");
  if (!driver || !xvfb) return null;
  const home = mkdtempSync(join(tmpdir(), "dora-lens-webkit-"));
  const screen = await startXvfb(xvfb);
  const port = await freePort();
  const service = spawn(driver, [`--port=${port}`], {
    stdio: "ignore",
    detached: true, // so that the browser it starts can be ended with it
    env: {
      ...process.env,
      DISPLAY: screen.display,
      HOME: home,
      XDG_RUNTIME_DIR: home,
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
    },
  });
  const session = new Session(`http://127.0.0.1:${port}`);
  const end = async () => {
    await session.end().catch(() => undefined);
    if (service.pid) process.kill(-service.pid);
    screen.process.kill();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    await session.begin();
  } catch (error) {
    await end();
    throw error;
  }
  return {
    goto: (url) => session.send("POST", "/url", { url }),
    run: (body) =>
      session.send("POST", "/execute/async", {
        script: `const done = arguments[arguments.length - 1];
          (async () => { ${body} })().then(done, (error) => done({ failed: String(error) }));`,
        args: [],
      }),
    choose: async (path) => {
      const found = await session.send<Record<string, string>>("POST", "/element", {
        using: "css selector",
        value: 'input[type="file"]',
      });
      await session.send("POST", `/element/${found[kKey]}/value`, { text: path });
    },
    close: end,
  };
}

/** The WebDriver protocol, whose every call is one request. */
class Session {
  private path = "";

  constructor(private readonly url: string) {}

  async begin(): Promise<void> {
    for (let tries = 0; ; tries += 1) {
      try {
        const { sessionId } = await this.send<{ sessionId: string }>("POST", "/session", {
          capabilities: {},
        });
        this.path = `/session/${sessionId}`;
        break;
      } catch (error) {
        // Its port is not open at once.
        if (tries === 120 || !(error instanceof TypeError)) throw error;
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
    await this.send("POST", "/timeouts", { script: 120_000, pageLoad: 120_000 });
  }

  async send<T>(method: string, path: string, body?: object): Promise<T> {
    const answer = await fetch(`${this.url}${this.path}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
      headers: { "content-type": "application/json" },
    });
    const { value } = (await answer.json()) as { value: T & { message?: string } };
    if (!answer.ok) throw new Error(value.message);
    return value;
  }

  async end(): Promise<void> {
    if (this.path) await this.send("DELETE", "");
  }
}

/** A screen of its own number, which the server itself finds. */
async function startXvfb(path: string): Promise<{ process: ChildProcess; display: string }> {
  const server = spawn(
    path,
    ["-displayfd", "3", "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
    {
      stdio: ["ignore", "ignore", "ignore", "pipe"],
    },
  );
  const number = await new Promise<string>((resolve, reject) => {
    server.stdio[3]?.once("data", (text: Buffer) => resolve(text.toString().trim()));
    server.once("exit", () => reject(new Error("Xvfb did not start")));
  });
  return { process: server, display: `:${number}` };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
