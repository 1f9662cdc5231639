// npm's packages, exactly as the lock file names them.

import { createHash } from "node:crypto";
import { existsSync, lstatSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, run, SetupError, say } from "./run.mjs";

const lockFile = join(root, "package-lock.json");
const folder = join(root, "node_modules");
const stamp = join(folder, ".dora-lens-lock");

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new SetupError(
      `Node ${process.versions.node} is too old: install 20.19 or newer from https://nodejs.org`,
    );
  }
}

export function ensurePackages() {
  checkNode();
  // A link leads to another clone's packages, which npm ci would empty.
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  const wanted = createHash("sha256").update(readFileSync(lockFile)).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  say("installing the npm packages of package-lock.json into node_modules");
  run("npm", ["ci", "--no-audit", "--no-fund"]);
  writeFileSync(stamp, wanted);
}
