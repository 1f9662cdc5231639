// Installs whatever building needs, and with --tests what only the tests need. The other scripts
// call the same steps; this one is for a person who wants nothing but the tools.

import { ensurePackages } from "./lib/packages.mjs";
import { main, say } from "./lib/run.mjs";
import { ensureSystem } from "./lib/system.mjs";

main(() => {
  ensurePackages();
  ensureSystem({ tests: process.argv.includes("--tests") });
  say("everything is installed");
});
