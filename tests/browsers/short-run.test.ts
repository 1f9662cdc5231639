import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pullRequests, root } from "../e2e/support/files";
import { type Served, serve } from "../e2e/support/serve";
import { launchFirefox } from "./support/firefox";
import { launchWebKit, type OtherPage } from "./support/webdriver";

const dist = process.env.DIST ?? join(root, "dist");

/** Waits in the page for what a selector finds; no timing decides but the patience of the driver. */
const until = (selector: string, root = "document") => `
  while (!${root}.querySelector(${JSON.stringify(selector)}))
    await new Promise((resolve) => setTimeout(resolve, 50));`;

const settled = `${until('[data-now][aria-busy="false"]')}`;

/** A click on the button of that name. */
const click = (name: string) => `
  const named = () => [...document.querySelectorAll("button")]
    .find((button) => button.textContent.trim() === ${JSON.stringify(name)});
  while (!named()) await new Promise((resolve) => setTimeout(resolve, 50));
  named().click();`;

/** What a driver has is tried once more, as its start is the one thing that no test of ours decides. */
async function started(launch: () => Promise<OtherPage | null>): Promise<OtherPage | null> {
  return launch().catch(() => launch());
}

for (const [name, packages, launch] of [
  ["Firefox", "firefox-esr", launchFirefox],
  ["WebKit", "webkit2gtk-driver and xvfb", launchWebKit],
] as const) {
  describe(name, () => {
    let server: Served;
    let page: OtherPage | null;
    let folder: string;
    before(async () => {
      folder = mkdtempSync(join(tmpdir(), "dora-lens-"));
      server = await serve(dist, "/some/deep/path/");
      page = await started(launch);
      if (!page) console.log(`${name} is not here and was not tried; Debian has it as ${packages}`);
    });
    after(async () => {
      await page?.close();
      await server?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    test("draws the sample's dashboard", async (t) => {
      if (!page) return t.skip(`there is no ${name} here`);
      await page.goto(server.url);
      const shown = await page.run<{ widgets: number; rows: number; charts: number }>(`
        ${click("Try sample data")} ${settled} ${until(".chart svg")}
        const count = (selector) => document.querySelectorAll(selector).length;
        return {
          widgets: count("[data-widget-id]"),
          rows: count("tr[data-entity]"),
          charts: count(".chart svg"),
        };`);
      assert.ok(shown.widgets >= 8 && shown.rows > 10 && shown.charts >= 1, JSON.stringify(shown));
    });

    test("reads a file that is chosen, and one that is dropped", async (t) => {
      if (!page) return t.skip(`there is no ${name} here`);
      const chosen = pullRequests("chosen.json", 2, "chosen");
      const path = join(folder, chosen.name);
      writeFileSync(path, chosen.text);
      await page.goto(server.url);
      await page.run(until('input[type="file"]'));
      await page.choose(path);
      await page.run(`${until('tr[data-entity="chosen"]')} ${settled}`);
      const dropped = pullRequests("dropped.json", 2, "dropped");
      await page.run(`
        const transfer = new DataTransfer();
        transfer.items.add(new File([${JSON.stringify(dropped.text)}], "dropped.json"));
        const event = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: transfer });
        document.querySelector("main").dispatchEvent(event);
        ${until('tr[data-entity="dropped"]')} ${settled}`);
      const failures = await page.run<number>(
        'return document.querySelectorAll("[data-failure]").length;',
      );
      assert.equal(failures, 0);
    });

    test("shows the widget in a frame", async (t) => {
      if (!page) return t.skip(`there is no ${name} here`);
      if (!existsSync(join(dist, "embed.html"))) return t.skip("there is no widget in this build");
      await page.goto(`${server.url}embed.html?sample=1`);
      await page.run(until("[data-widget-id]"));
    });
  });
}
