import assert from "node:assert/strict";
import { test } from "node:test";
import { guideAccount } from "../support/fake-port/account";
import { assertAccessible } from "./support/axe";
import { drop } from "./support/files";
import { connect, usePortPages } from "./support/port-pages";
import { settled } from "./support/report";

const { open } = usePortPages();

/** An account in which Port shows two numbers, of which it is behind with the one. */
function account() {
  const made = guideAccount(42);
  const [checkout, ledger] = made.entities.service ?? [];
  assert.ok(checkout && ledger);
  Object.assign(checkout.properties, { total_deployments: 11, deploy_freq_tier: "Elite" });
  Object.assign(ledger.properties, { total_deployments: 12 });
  return made;
}

test("shows what Port shows beside what was recomputed, and the usual reasons", async () => {
  const { page, port, close } = await open(account());
  await connect(page, port.token);
  await settled(page);
  await page.getByRole("button", { name: /Data health/ }).click();
  const values = page.locator("[data-port-values]");
  await values.getByText("Of 3 values that Port had computed itself, 1 is another here").waitFor();
  const row = values.locator('[data-port-property="service.total_deployments"] tbody tr');
  assert.deepEqual(await row.locator("th, td").allTextContents(), ["checkout", "11", "12"]);
  await values.getByText(/every 15 minutes/).waitFor();
  await values.getByText(/since the property was made/).waitFor();
  await values.getByText(/end at the moment of the dashboard/).waitFor();
  await assertAccessible(page);
  // What the dashboard shows is what was computed.
  const cell = page.locator('tr[data-entity="checkout"] td[data-property="total_deployments"]');
  assert.equal(await cell.first().getAttribute("data-value"), "12");
  await close();
});

test("compares entities from files as well, and says nothing where there is nothing", async () => {
  const { page, close } = await open();
  const { entities } = account();
  const file = (name: string) => ({ name: `${name}.json`, text: JSON.stringify(entities[name]) });
  await drop(page, file("deployment"));
  await settled(page);
  await page.getByRole("button", { name: /Data health/ }).click();
  await page.locator("[data-health]").waitFor();
  assert.equal(await page.locator("[data-port-values]").count(), 0);
  await drop(page, file("service"));
  await page.locator('[data-port-values="1 of 3"]').waitFor();
  await close();
});
