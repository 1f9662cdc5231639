import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root, run, say } from "../../../scripts/lib/run.mjs";
import { buildWhenStale } from "../../../scripts/lib/stamp.mjs";

// Beside the data, so that the project's own packages stay what `npm ci` made them.
const folder = "build/bench-packages";
const wanted = "tests/bench/packages";

/** Installs tests/bench/packages/package.json as its lock file says. Throws when npm cannot. */
function ensureBenchPackages(): void {
  const names = ["package.json", "package-lock.json"];
  const inputs = names.map((name) => join(wanted, name));
  const stamp = join(folder, ".installed");
  buildWhenStale({ stamp, inputs, outputs: [join(folder, "node_modules")] }, () => {
    say(`installing the packages that ${wanted} pins into ${folder}`);
    mkdirSync(join(root, folder), { recursive: true });
    for (const name of names) copyFileSync(join(root, wanted, name), join(root, folder, name));
    // Not `ci`, which refuses a lock file without the binaries for systems that a mirror lacks.
    run("npm", ["install", "--no-save", "--prefix", folder, "--no-audit", "--no-fund"]);
  });
}

export function packagePath(name: string): string {
  ensureBenchPackages();
  return join(root, folder, "node_modules", name);
}

/** The address by which a package is imported from anywhere. */
export function packageUrl(name: string, entry: string): string {
  return pathToFileURL(join(packagePath(name), entry)).href;
}
