import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { drop, pullRequest } from "./support/files";
import { usePages } from "./support/page";
import { settled } from "./support/report";
import { widgetsPage } from "./support/widgets-page";

const pages = usePages();

/** Each would set `harmed`, load something, or lead astray, if it were more than text. */
const kMarkup = [
  `<script>harmed = 1</script>`,
  `<img src=x onerror="harmed = 1">`,
  `"><svg onload="harmed = 1">`,
  `' onmouseover='harmed = 1' autofocus onfocus='harmed = 1`,
  `<iframe srcdoc="<script>parent.harmed = 1</script>"></iframe>`,
  `<style>* { display: none }</style>`,
  `<a href="javascript:harmed = 1">here</a>`,
  `{{constructor.constructor('harmed = 1')()}}`,
];

/** Turns what follows around, hides, or looks like another name. */
const kUnseen = "pay\u202etxt.exe\u2066\u200bments\u2069\ufeff";
const kUnseenShown = "pay[U+202E]txt.exe[U+2066][U+200B]ments[U+2069][U+FEFF]";

const service = (index: number, name: string) => ({
  identifier: `service-${index}`,
  title: name,
  blueprint: "service",
  properties: { description: name, readme: name, url: "javascript:harmed = 1", language: name },
  relations: {},
});

/** Fails when anything of it did more than to be there. */
async function assertHarmless(page: Page): Promise<void> {
  const found = await page.evaluate(() => ({
    harmed: "harmed" in window,
    hidden: getComputedStyle(document.body).display === "none",
    elements: [
      ...document.querySelectorAll("script, iframe, object, embed, base, form, style, img"),
    ]
      .filter((element) => !(element instanceof HTMLScriptElement && element.type === "module"))
      .filter((element) => /harmed|src=x/.test(element.outerHTML))
      .map((element) => element.outerHTML.slice(0, 100)),
    handlers: [...document.querySelectorAll("*")].flatMap((element) =>
      element.getAttributeNames().filter((name) => name.startsWith("on")),
    ),
    links: [...document.querySelectorAll("a")]
      .map((link) => link.href)
      .filter((href) => !/^(https?|mailto|blob):/.test(href) && href !== ""),
  }));
  assert.deepEqual(found, { harmed: false, hidden: false, elements: [], handlers: [], links: [] });
}

/** Text as it is drawn, in which no control of direction is left. */
async function assertNothingUnseen(page: Page): Promise<void> {
  const unseen = await page.evaluate(() => {
    const drawn = [document.body.innerText];
    for (const element of document.querySelectorAll("[title], [aria-label]")) {
      drawn.push(element.getAttribute("title") ?? "", element.getAttribute("aria-label") ?? "");
    }
    for (const text of document.querySelectorAll("svg text")) drawn.push(text.textContent ?? "");
    return drawn.filter((text) => /[\u202a-\u202e\u2066-\u2069\u200b\ufeff]/.test(text));
  });
  assert.deepEqual(unseen, []);
}

const names = [...kMarkup, kUnseen];

test("names of services, teams and files are text, and nothing of them is unseen", async () => {
  const { page, assertQuiet, close } = await pages.open();
  const pulls = names.map((name, index) => ({
    ...pullRequest(index + 1, "2026-11-20T10:00:00Z", name),
    title: name,
    user: { login: name },
    html_url: "javascript:harmed = 1",
  }));
  const teams = names.map(
    (name) => `"${name.replaceAll('"', '""')}","team ${name.replaceAll('"', '""')}"`,
  );
  await drop(
    page,
    { name: `${kUnseen}.json`, text: JSON.stringify(pulls) },
    {
      name: "entities.json",
      text: JSON.stringify(names.map((name, index) => service(index, name))),
    },
    { name: "teams.csv", text: `service,team\n${teams.join("\n")}\n` },
  );
  await settled(page);
  const table = page.locator('[data-widget-id="serviceDoraTable"]');
  for (const name of kMarkup) await table.getByText(name, { exact: true }).first().waitFor();
  await table.getByText(kUnseenShown, { exact: true }).first().waitFor();
  await assertNothingUnseen(page);
  await assertHarmless(page);
  await page.locator("[data-file] button").first().click();
  await page.locator("#data-health").waitFor();
  await assertNothingUnseen(page);
  await assertHarmless(page);
  assertQuiet();
  await close();
});

test("a file that fails is named as it is, in a sentence that is not turned around", async () => {
  const { page, assertQuiet, close } = await pages.open();
  await drop(
    page,
    ...names.map((name) => ({ name: `${name}.json`, text: '{"<img src=x onerror=harmed=1>": 1}' })),
  );
  await page
    .locator("[data-failure] p")
    .nth(names.length - 1)
    .waitFor();
  const said = await page.locator("[data-failure] p").allInnerTexts();
  assert.ok(
    said.some((sentence) => sentence.startsWith(`${kUnseenShown}.json`)),
    said.join("\n"),
  );
  await assertNothingUnseen(page);
  await assertHarmless(page);
  assertQuiet();
  await close();
});

test("cells of a table of one's own are text, also where its columns are looked at", async () => {
  const { page, assertQuiet, close } = await pages.open();
  const rows = [kUnseen, ...kMarkup].map((name) => {
    const cell = `"${name.replaceAll('"', '""')}"`;
    return `${cell},2026-11-20T10:00:00Z,${cell}`;
  });
  await drop(page, {
    name: "deployments.csv",
    text: `service,deployed at,"<img src=x onerror=harmed=1>"\n${rows.join("\n")}\n`,
  });
  await settled(page);
  await page.locator("[data-file] button").first().click();
  await page
    .locator("#data-health")
    .getByRole("button", { name: /columns/i })
    .first()
    .click();
  await page
    .getByRole("dialog")
    .getByText(kMarkup[0] ?? "")
    .first()
    .waitFor();
  await page.getByRole("dialog").getByText(kUnseenShown).first().waitFor();
  await assertNothingUnseen(page);
  await assertHarmless(page);
  assertQuiet();
  await close();
});

test("titles, descriptions, texts and links of a page of Port's do no harm", async () => {
  const { page, close } = await pages.open();
  await page.getByRole("button", { name: "Try sample data" }).click();
  await settled(page);
  const markdown = `${kMarkup.join("\n\n")}\n\n[a](javascript:harmed=1) [b](data:text/html,x) [c](vbscript:x)
[d](JaVaScRiPt:harmed=1) [e](&#106;avascript:harmed=1) <https://example.com/ok>\n\n${kUnseen}`;
  const document = JSON.parse(widgetsPage(markdown));
  const [dashboard] = document.page.widgets;
  dashboard.widgets.forEach((widget: Record<string, unknown>, index: number) => {
    widget.title = names[index % names.length];
    widget.description = names[(index + 1) % names.length];
    if (widget.type !== "links-widget") return;
    widget.links = [
      ...[
        "javascript:harmed=1",
        "data:text/html,<script>harmed=1</script>",
        " javascript:harmed=1",
      ],
      ...["https:javascript", "file:///etc/passwd", "//example.com", "https://example.com/fine"],
    ].map((url) => ({ title: kUnseen, url, description: kMarkup[1] }));
  });
  await drop(page, { name: "page.json", text: JSON.stringify(document) });
  await page.locator('[data-widget-id="text"] .markdown > *').first().waitFor();
  await page.locator('[data-widget-id="lines"] .chart svg').waitFor();
  await settled(page);
  const hrefs = await page
    .locator('[data-widget-id="links"] a, [data-widget-id="text"] a')
    .evaluateAll((all) => all.map((link) => link.getAttribute("href")).sort());
  assert.deepEqual(hrefs, ["https://example.com/fine", "https://example.com/ok"]);
  await assertNothingUnseen(page);
  // What is not quiet here is the browser, which says that it refused handlers of the text.
  await assertHarmless(page);
  await close();
});

test("the browser refuses what a slip would let through: text as markup, as script, inline", async () => {
  const { page, close } = await pages.open();
  await page.evaluate("globalThis.__name = (named) => named"); // what the compiler of tests adds
  const outcomes = await page.evaluate(async () => {
    const trial = async (attempt: () => unknown) => {
      try {
        await attempt();
        return "done";
      } catch {
        return "refused";
      }
    };
    const sink = document.createElement("div");
    // biome-ignore lint/suspicious/noExplicitAny: these are not there in every browser
    const types = (globalThis as any).trustedTypes;
    const rules = { createHTML: (text: string) => text, createScriptURL: (text: string) => text };
    return {
      markup: await trial(() => {
        sink.innerHTML = "<b>x</b>";
      }),
      document: await trial(() => new DOMParser().parseFromString("<b>x</b>", "text/html")),
      worker: await trial(() => new Worker(`${location.href}assets/x.js`)),
      policy: await trial(() => types.createPolicy("another", rules)),
      again: await trial(() => types.createPolicy("dora-lens-scripts", rules)),
      standard: await trial(() => types.createPolicy("default", rules)),
    };
  });
  assert.deepEqual([...new Set(Object.values(outcomes))], ["refused"], JSON.stringify(outcomes));

  // Text as a program. What the driver runs is excepted from the policy, unless one says otherwise.
  const devtools = await page.context().newCDPSession(page);
  for (const expression of ["new Function('return 1')()", "eval('1')", "setTimeout('1')"]) {
    const { exceptionDetails, result } = await devtools.send("Runtime.evaluate", {
      expression,
      allowUnsafeEvalBlockedByCSP: false,
    });
    assert.match(
      exceptionDetails?.exception?.description ?? "",
      /^(EvalError|TypeError): .*(Content Security Policy|TrustedScript)/,
      `${expression} gave ${JSON.stringify(result)}`,
    );
  }
  await close();
});
