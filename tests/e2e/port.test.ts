import assert from "node:assert/strict";
import { test } from "node:test";
import { guideAccount } from "../support/fake-port/account";
import { connect, stage, usePortPages } from "./support/port-pages";
import { settled } from "./support/report";

const { open } = usePortPages();

test("a token, and the dashboard is there", async () => {
  const { page, port, close } = await open();
  await connect(page, port.token);
  await settled(page);
  await stage(page, "together").waitFor({ state: "hidden" });
  await page.screenshot({ path: "/tmp/port-dash.png" });
  assert.ok(guideAccount);
  await close();
});
