// npm start [-- --port N]: makes what is missing, serves the page and prints its address.

import { parseArgs } from "node:util";
import { ensureModule, ensurePage } from "./lib/artefacts.mjs";
import { ensurePackages } from "./lib/packages.mjs";
import { main } from "./lib/run.mjs";
import { servePage } from "./lib/serve.mjs";
import { ensureSystem } from "./lib/system.mjs";

main(async () => {
  const { values } = parseArgs({ options: { port: { type: "string" } } });
  ensurePackages();
  ensureSystem();
  ensureModule();
  ensurePage();
  const { url } = await servePage(values.port === undefined ? {} : { port: Number(values.port) });
  console.log(`dora-lens is at ${url}  (Ctrl+C ends it)`);
});
