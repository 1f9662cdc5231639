import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { after, before } from "node:test";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { kLocale, launchBrowser } from "./browser";
import { root } from "./files";
import { type Served, serve } from "./serve";

/** What a host answers with. */
export interface HostAnswer {
  body?: string;
  status?: number;
  headers?: Record<string, string>;
}

/** Another site than the page's own: an origin of its own, whose answers a test writes. */
export class Host {
  readonly answers = new Map<string, HostAnswer>([["/favicon.ico", { status: 204 }]]);
  readonly asked: { path: string; method: string; headers: IncomingHttpHeaders }[] = [];
  private readonly server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    this.asked.push({ path, method: request.method ?? "", headers: request.headers });
    const answer = this.answers.get(path);
    const { status = 200, headers = {}, body = "" } = answer ?? { status: 404 };
    const type = path.endsWith(".json") ? "application/json" : "text/html; charset=utf-8";
    response.writeHead(status, { "content-type": type, ...headers }).end(body);
  });

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return this;
  }

  /** Ends with a slash. Its name is not that of the page, so it is another site, and not only another origin. */
  get url(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}/`;
  }

  get origin(): string {
    return new URL(this.url).origin;
  }

  /** Puts a page there and gives its address. */
  put(path: string, body: string, headers: Record<string, string> = {}): string {
    this.answers.set(`/${path}`, { body, headers });
    return this.url + path;
  }

  /** The requests for a path. */
  requests(path: string) {
    return this.asked.filter((one) => one.path === `/${path}`);
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

/** A page, and what was complained about on its console. */
export interface HostPage {
  page: Page;
  complaints: string[];
  close: () => Promise<void>;
}

/** The built page under a path of 127.0.0.1, two other sites on localhost, and a browser. */
export function useHosts() {
  let served: Served;
  let browser: Browser;
  const hosts: Host[] = [new Host(), new Host()];
  before(async () => {
    served = await serve(process.env.DIST ?? join(root, "dist"));
    await Promise.all(hosts.map((host) => host.start()));
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await Promise.all([served?.close(), ...hosts.map((host) => host.close())]);
  });
  return {
    /** Of the built page; ends with a slash. */
    url: () => served.url,
    host: hosts[0] as Host,
    other: hosts[1] as Host,
    open: async (url: string, options: BrowserContextOptions = {}): Promise<HostPage> => {
      const context = await browser.newContext({ locale: kLocale, ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(300_000); // a busy machine decides no test
      const complaints: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(error.message));
      await page.goto(url);
      return { page, complaints, close: () => context.close() };
    },
  };
}

/** The text of an element that is the frame of a widget. */
export function frameHtml(src: string, attributes = ""): string {
  return `<!doctype html><title>host</title><iframe id="widget" ${attributes} src="${src}" width="800" height="500"></iframe>`;
}
