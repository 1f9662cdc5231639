import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { planOf } from "../../web/src/port/plan";
import {
  entity,
  type FakeAccount,
  guideAccount,
  guideBlueprints,
  guidePage,
  kNow,
} from "../support/fake-port/account";
import { fail, kClientId, kClientSecret, send } from "../support/fake-port/fake-port";
import { assertAccessible } from "./support/axe";
import { connect, stage, usePortPages } from "./support/port-pages";
import { reportOf, settled, shownNow, shownValues } from "./support/report";

const { open, url } = usePortPages();
const search = (blueprint: string) => new RegExp(`${blueprint}/entities/search`);
const row = (page: Page, blueprint: string) => page.locator(`[data-port-blueprint="${blueprint}"]`);
const chip = (page: Page, name: string) => page.locator(`[data-file="${name}"]`);
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** Something to wait for until the test lets it go. */
function hold(): { held: Promise<void>; release: () => void } {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { held, release };
}

async function loaded(page: Page): Promise<void> {
  await stage(page, "together").or(page.locator("dialog[open]")).waitFor({ state: "hidden" });
  await settled(page);
}

/** What the command line says of an account's entities as files, by the documents of its plan. */
function reportOfFiles(account: FakeAccount, now: string) {
  const folder = mkdtempSync(join(tmpdir(), "dora-lens-"));
  try {
    const model = { blueprints: guideBlueprints(), page: guidePage() };
    const plan = planOf({ model, account: account.blueprints, page: null });
    const file = (name: string, value: unknown) => {
      writeFileSync(join(folder, name), JSON.stringify(value));
      return join(folder, name);
    };
    const files = plan.blueprints.map(({ identifier }) =>
      file(`${identifier}.json`, account.entities[identifier]),
    );
    return reportOf(now, "--model", file("model.json", plan.documents), ...files);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("a token, and the dashboard is there, as of the same entities in files", async () => {
  const account = guideAccount(2500);
  const { page, port, origins, close } = await open(account);
  await connect(page, port.token);
  await loaded(page);
  const shown = await shownValues(page);
  const report = reportOfFiles(account, await shownNow(page));
  assert.ok(shown.cells.length > 30);
  for (const [widget, identifier, property, value] of shown.cells) {
    if (property === "$title" || property === "team") continue;
    const table = report.widgets.find(({ id }) => id === widget) as { blueprint: string };
    const found = report.entities[table.blueprint]?.find((one) => one.identifier === identifier);
    const expected = found?.properties[property ?? ""];
    assert.equal(value, expected === null ? "" : String(expected), `${identifier}.${property}`);
  }
  assert.deepEqual(origins(), [new URL(url()).origin, "https://api.port.io"]);
  await close();
});

test("reads the blueprints that the dashboard needs, by include lists of a thousand", async () => {
  const { page, port, close } = await open(guideAccount(1500));
  await connect(page, port.token);
  await loaded(page);
  const searches = port.asked.filter(({ line }) => line.startsWith("POST"));
  assert.deepEqual([...new Set(searches.map(({ line }) => line.split("/")[3]))].sort(), [
    "_team",
    "deployment",
    "githubPullRequest",
    "pagerdutyIncident",
    "service",
  ]);
  for (const { body } of searches) {
    assert.equal(body?.limit, 1000);
    assert.match(JSON.stringify(body?.include), /^\["\$identifier",/);
  }
  const service = searches.find(({ line }) => line.includes("/service/"));
  assert.doesNotMatch(JSON.stringify(service?.body), /readme/);
  await close();
});

for (const host of ["api.us.port.io", "api.getport.io", "api.us.getport.io"]) {
  test(`connects to ${host}`, async () => {
    const { page, port, origins, close } = await open();
    await button(page, "Connect to Port").click();
    await page.getByLabel("Where your organisation is").selectOption(`https://${host}`);
    await page.getByLabel("Token", { exact: true }).fill(port.token);
    await button(page, "Connect").click();
    await loaded(page);
    assert.deepEqual(origins().slice(1), [`https://${host}`]);
    await close();
  });
}

test("gets a token for a client id and secret", async () => {
  const { page, port, close } = await open();
  await button(page, "Port").click();
  await page.getByLabel("Client ID and secret").check();
  await page.getByLabel("Client ID", { exact: true }).fill(kClientId);
  await page.getByLabel("Client secret").fill(kClientSecret);
  await button(page, "Connect").click();
  await loaded(page);
  assert.equal(port.lines().filter((line) => line.includes("auth")).length, 1);
  await close();
});

test("shows the organisation's own dashboard", async () => {
  const account = guideAccount();
  const [widget] = (guidePage().widgets as { widgets: object[] }[])[0]?.widgets ?? [];
  const ours = {
    identifier: "dora_metrics",
    title: "Ours",
    widgets: [
      {
        id: "root",
        type: "dashboard-widget",
        layout: [{ height: 400, columns: [{ id: "ours", size: 12 }] }],
        widgets: [{ ...widget, id: "ours", title: "Our own number" }],
      },
    ],
  };
  account.pages.push(ours);
  const { page, port, close } = await open(account);
  await connect(page, port.token);
  await loaded(page);
  assert.deepEqual(await page.locator("[data-widget-id]").count(), 1);
  await page.getByText("Our own number").waitFor();
  await close();
});

/** An account whose incidents are called otherwise, and that has none of the guide's metrics. */
function otherAccount(): FakeAccount {
  const account = guideAccount();
  for (const one of account.blueprints) {
    if (one.identifier === "pagerdutyIncident") one.identifier = "rootlyIncident";
    if (one.identifier === "service" || one.identifier === "_team") one.aggregationProperties = {};
  }
  const incidents = account.entities.pagerdutyIncident ?? [];
  account.entities.rootlyIncident = incidents.map((one) => ({
    ...one,
    blueprint: "rootlyIncident",
  }));
  return account;
}

test("a person confirms a blueprint of another name", async () => {
  const { page, port, close } = await open(otherAccount());
  await connect(page, port.token);
  await stage(page, "choosing").waitFor();
  await assertAccessible(page);
  assert.equal(await page.getByLabel("pagerdutyIncident").inputValue(), "rootlyIncident");
  assert.ok(!port.lines().some((line) => line.startsWith("POST")), "nothing is read before");
  await button(page, "Read the entities").click();
  await loaded(page);
  await chip(page, "Port: rootlyIncident").waitFor();
  const incidents = page.locator('tr[data-entity="checkout"] td[data-property="mttr_tier"]');
  assert.equal(await incidents.first().getAttribute("data-value"), "Elite");
  await close();
});

test("a person does without a blueprint", async () => {
  const { page, port, close } = await open(otherAccount());
  await connect(page, port.token);
  await page.getByLabel("pagerdutyIncident").selectOption("");
  await button(page, "Read the entities").click();
  await loaded(page);
  assert.ok(!port.lines().some((line) => line.includes("rootlyIncident")));
  await close();
});

test("shows by blueprint how many of how many are read, and stops when told to", async () => {
  const { page, port, close } = await open(guideAccount(3000));
  port.troubles.push({ line: search("deployment"), after: 1, times: 99, answer: () => undefined });
  await connect(page, port.token);
  await row(page, "deployment").getByText("1,000 of 3,000").waitFor();
  await row(page, "githubPullRequest").getByText("3,000 of 3,000").waitFor();
  assert.equal(
    await row(page, "deployment").getByRole("progressbar").getAttribute("aria-valuenow"),
    "33",
  );
  await assertAccessible(page);
  await button(page, "Cancel").click();
  await stage(page, "apart").waitFor();
  await button(page, "Close").click();
  assert.equal(await page.locator("[data-file]").count(), 0);
  await close();
});

test("goes on reading while its dialog is closed", async () => {
  const { page, port, close } = await open(guideAccount(1500));
  const { held, release } = hold();
  port.troubles.push({ line: search("deployment"), answer: (_, honest) => void held.then(honest) });
  await connect(page, port.token);
  await row(page, "githubPullRequest").getByText("1,500 of 1,500").waitFor();
  await button(page, "Close").click();
  release();
  await settled(page);
  await chip(page, "Port: deployment").getByText("1,500").waitFor();
  await close();
});

test("reads what changed, or everything again", async () => {
  const account = guideAccount(40);
  const { page, port, close } = await open(account);
  await connect(page, port.token);
  await loaded(page);
  const frequency = page
    .locator('tr[data-entity="checkout"] td[data-property="total_deployments"]')
    .first();
  const before = Number(await frequency.getAttribute("data-value"));
  const moment = "2026-11-21T23:59:00.000Z";
  const properties = {
    deploymentStatus: "Success",
    environment: "Production",
    createdAt: moment,
  };
  account.entities.deployment?.push(
    entity("deployment", "deploy-new", moment, properties, { service: "checkout" }),
  );
  account.entities.deployment?.splice(1, 1); // ledger's, which a refresh of changes cannot see
  const asked = port.asked.length;
  await button(page, "Port").click();
  await assertAccessible(page);
  await button(page, "Read what changed").click();
  await loaded(page);
  const changes = port.asked.slice(asked).filter(({ line }) => line.startsWith("POST"));
  assert.equal(changes.length, 5);
  for (const { body } of changes) assert.match(JSON.stringify(body?.query), /\$updatedAt.*>=/);
  assert.equal(Number(await frequency.getAttribute("data-value")), before + 1);

  const ledger = page
    .locator('tr[data-entity="ledger"] td[data-property="total_deployments"]')
    .first();
  const old = Number(await ledger.getAttribute("data-value"));
  await button(page, "Port").click();
  await button(page, "Read everything again").click();
  await loaded(page);
  assert.equal(Number(await ledger.getAttribute("data-value")), old - 1);
  await close();
});

test("keeps what it has, and says which blueprint is incomplete", async () => {
  const { page, port, close } = await open(guideAccount(2500));
  const answer = (response: Parameters<typeof fail>[0]) =>
    fail(response, 403, "forbidden", "IP not whitelisted");
  port.troubles.push({ line: search("deployment"), after: 1, times: 9, answer });
  await connect(page, port.token);
  await stage(page, "together").waitFor();
  await row(page, "deployment").getByText("1,000 of 2,500, incomplete").waitFor();
  await assertAccessible(page);
  await button(page, "Close").click();
  await settled(page);
  const failure = page.locator('[data-failure="port-incomplete"]');
  await failure
    .getByText(/Port: deployment: only a part.*1,000 were read; .*IP not whitelisted/)
    .waitFor();
  await chip(page, "Port: deployment").getByText("1,000").waitFor();
  await chip(page, "Port: githubPullRequest").getByText("2,500").waitFor();
  // The next time it is read from its beginning, and the problem is gone.
  port.troubles.length = 0;
  await button(page, "Port").click();
  await button(page, "Read what changed").click();
  await loaded(page);
  await chip(page, "Port: deployment").getByText("2,500").waitFor();
  assert.equal(await failure.count(), 0);
  await close();
});

test("asks again after what passes, and has everything in the end", async () => {
  const { page, port, close } = await open(guideAccount(1500));
  port.troubles.push(
    { line: search("service"), answer: (response) => response.destroy() },
    { line: search("_team"), answer: (response) => fail(response, 503, "down", "not now") },
    {
      line: search("deployment"),
      after: 1,
      answer: (response) => response.end("<html>502</html>"),
    },
    {
      line: search("githubPullRequest"),
      after: 1,
      answer: (response) => {
        response.writeHead(200, { "content-type": "application/json", "content-length": "5000" });
        response.write('{"ok":true,"entities":[{"identifier":', () => response.destroy());
      },
    },
  );
  await connect(page, port.token);
  await loaded(page);
  await chip(page, "Port: deployment").getByText("1,500").waitFor();
  await chip(page, "Port: githubPullRequest").getByText("1,500").waitFor();
  assert.equal(await page.locator("[data-failure]").count(), 0);
  await close();
});

const lasting = [
  [404, /Port does not know what was asked for \(.*gone/],
  [413, /Port finds the request too large \(.*gone/],
  [422, /Port does not accept the request \(.*gone/],
  ["pages that begin again", /Port's pages begin again from an earlier one/],
] as const;

for (const [what, sentence] of lasting) {
  test(`gives a blueprint up after ${what}, and keeps what it has`, async () => {
    const { page, port, close } = await open(guideAccount(1500));
    port.troubles.push({
      line: search("deployment"),
      after: 1,
      times: Number.POSITIVE_INFINITY,
      answer: (response) =>
        typeof what === "number"
          ? fail(response, what, "error", "gone")
          : send(response, 200, { ok: true, entities: [], next: "again" }),
    });
    await connect(page, port.token);
    await row(page, "deployment").getByText("1,000 of 1,500, incomplete").waitFor();
    await button(page, "Close").click();
    await settled(page);
    await page.locator('[data-failure="port-incomplete"]').getByText(sentence).waitFor();
    await chip(page, "Port: deployment").getByText("1,000").waitFor();
    await chip(page, "Port: githubPullRequest").getByText("1,500").waitFor();
    await close();
  });
}

test("waits for the rate limit, and goes on", async () => {
  const { page, port, close } = await open(guideAccount(1500));
  const answer = (response: Parameters<typeof fail>[0]) => {
    response.setHeader("retry-after", "0");
    fail(response, 429, "rate_limited", "slow down");
  };
  port.troubles.push({ line: search("deployment"), after: 1, times: 2, answer });
  await connect(page, port.token);
  await loaded(page);
  await chip(page, "Port: deployment").getByText("1,500").waitFor();
  await close();
});

test("an entity that changes during paging counts once, as it is in the end", async () => {
  const account = guideAccount(1500);
  const { page, port, close } = await open(account);
  const first = account.entities.deployment?.[2]; // search's, and a success
  port.troubles.push({
    line: search("deployment"),
    after: 1,
    answer: (_, honest) => {
      if (first) {
        const properties = { ...first.properties, deploymentStatus: "Failed" };
        account.entities.deployment?.push({ ...first, properties, updatedAt: kNow });
      }
      honest();
    },
  });
  await connect(page, port.token);
  await loaded(page);
  const report = reportOfFiles(account, await shownNow(page));
  const expected = report.entities.service?.find(({ identifier }) => identifier === "search");
  const shown = page
    .locator('tr[data-entity="search"] td[data-property="total_deployments"]')
    .first();
  assert.equal(
    await shown.getAttribute("data-value"),
    String(expected?.properties.total_deployments),
  );
  await close();
});

test("an edit of the model reads again what came from Port, without asking Port", async () => {
  const { page, port, close } = await open();
  await connect(page, port.token);
  await loaded(page);
  const asked = port.asked.length;
  await page.evaluate(() => {
    const made = new DataTransfer();
    const page = { identifier: "mine", title: "Mine", widgets: [{ type: "dashboard-widget" }] };
    made.items.add(new File([JSON.stringify(page)], "page.json"));
    const event = new DragEvent("drop", { dataTransfer: made, bubbles: true, cancelable: true });
    document.querySelector("main")?.dispatchEvent(event);
  });
  await page.locator("[data-model-file]").nth(1).waitFor();
  await page.locator('[data-now][aria-busy="false"]').waitFor({ state: "attached" });
  await chip(page, "Port: deployment").getByText("40").waitFor();
  assert.equal(port.asked.length, asked);
  await close();
});

test("says that a token is not accepted, and takes another", async () => {
  const { page, port, close } = await open();
  await connect(page, "somebodys-token");
  await page.getByText(/Port does not accept the token, or it has expired/).waitFor();
  await assertAccessible(page);
  assert.ok(!(await page.content()).includes("somebodys-token"));
  assert.equal(await page.getByLabel("Token", { exact: true }).inputValue(), "");
  await page.getByLabel("Token", { exact: true }).fill(port.token);
  await button(page, "Connect").click();
  await loaded(page);
  await close();
});

test("says what came instead of Port's answer", async () => {
  const { page, port, close } = await open();
  port.troubles.push({
    line: /GET \/v1\/blueprints/,
    answer: (response) => send(response, 200, { ok: true, somethingElse: 1 }),
  });
  await connect(page, port.token);
  await page.getByText(/Port's answer is not what its documents say \(no blueprints/).waitFor();
  await close();
});

test("reads 100,000 deployments beside a page whose own memory stays as it was", async () => {
  const { page, port, close } = await open(guideAccount(100_000));
  const session = await page.context().newCDPSession(page);
  const heap = async () => {
    await session.send("HeapProfiler.collectGarbage");
    return (await session.send("Runtime.getHeapUsage")).usedSize;
  };
  const before = await heap();
  page.setDefaultTimeout(120_000);
  await connect(page, port.token);
  await row(page, "deployment")
    .getByText(/^[5-9]\d,000 of 100,000/)
    .waitFor();
  const during = await heap();
  await loaded(page);
  await chip(page, "Port: deployment").getByText("100,000").waitFor();
  const after = await heap();
  // The entities are some 90 MB of JSON.
  assert.ok(during - before < 25e6, `${during - before} bytes while reading`);
  assert.ok(after - before < 25e6, `${after - before} bytes at the end`);
  await close();
});
