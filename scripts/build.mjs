// npm run build: the module and the page, ready to be copied to any web server.

import { ensureModule, ensurePage } from "./lib/artefacts.mjs";
import { ensurePackages } from "./lib/packages.mjs";
import { main, say } from "./lib/run.mjs";
import { ensureSystem } from "./lib/system.mjs";

main(() => {
  ensurePackages();
  ensureSystem();
  ensureModule();
  ensurePage();
  say("the page is in dist");
});
