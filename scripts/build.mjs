// npm run build [-- --zip]: the module and the page, ready to be copied to any web server, and with
// --zip as one file for releases.

import { parseArgs } from "node:util";
import { ensureModule, ensurePage } from "./lib/artefacts.mjs";
import { ensurePackages } from "./lib/packages.mjs";
import { main, say } from "./lib/run.mjs";
import { ensureSystem } from "./lib/system.mjs";
import { zipPage } from "./lib/zip.mjs";

main(async () => {
  const { values } = parseArgs({ options: { zip: { type: "boolean", default: false } } });
  ensurePackages();
  ensureSystem();
  ensureModule();
  ensurePage();
  say("the page is in dist");
  if (values.zip) say(`and in ${await zipPage()}`);
});
