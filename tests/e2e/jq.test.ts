import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { drop, pullRequest, pullRequests } from "./support/files";
import { usePages } from "./support/page";
import { reportOf, settled, shownNow } from "./support/report";

const pages = usePages();

test("jq itself is fetched for what is beyond the engine, and not before", async () => {
  const { page, assertQuiet, close } = await pages.open();
  const fetched: string[] = [];
  page.context().on("request", (request) => {
    const name = request.url().split("/").at(-1) ?? "";
    if (/^jq-.*\.wasm$/.test(name)) fetched.push(name);
  });
  await drop(page, pullRequests("good.json"));
  await settled(page);
  assert.deepEqual(fetched, []);

  // What strptime makes of the year 0 the engine leaves to jq.
  const old = {
    ...pullRequest(9, "2026-11-12T10:00:00Z", "old"),
    created_at: "0000-12-31T00:00:00Z",
  };
  const file = { name: "old.json", text: JSON.stringify([old]) };
  await drop(page, file);
  await page.locator('tr[data-entity="old"]').first().waitFor();
  await settled(page);
  assert.equal(fetched.length, 1);

  const path = join(mkdtempSync(join(tmpdir(), "dora-lens-")), file.name);
  writeFileSync(path, file.text);
  const report = reportOf(await shownNow(page), path);
  const leadTime = report.entities.service?.[0]?.properties.lead_time_for_changes;
  assert.equal(typeof leadTime, "number");
  const cell = page.locator('tr[data-entity="old"] td[data-property="lead_time_for_changes"]');
  assert.equal(await cell.first().getAttribute("data-value"), String(leadTime));
  assertQuiet();
  await close();
});
