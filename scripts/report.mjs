// npm run --silent report -- ARGS: makes what is missing, then runs report.ts in this very process.

import { ensureModule } from "./lib/artefacts.mjs";
import { ensurePackages } from "./lib/packages.mjs";
import { main } from "./lib/run.mjs";
import { ensureSystem } from "./lib/system.mjs";

// 2 is what the report's contract promises whenever there is no report.
await main(() => {
  ensurePackages();
  ensureSystem();
  ensureModule();
}, 2);

const { register } = await import("tsx/esm/api");
register();
await import("./report.ts");
