// What was built from what. A stamp is an empty file whose time says when a build last succeeded.

import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./run.mjs";

/** The newest modification below the given paths; folders count too, since a removal shows there. */
function newest(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  const inside = readdirSync(path).map((name) => newest(join(path, name)));
  return Math.max(stats.mtimeMs, ...inside);
}

/** Calls build() unless the outputs exist and nothing among the inputs changed since it last did. */
export function buildWhenStale({ stamp, inputs, outputs }, build) {
  const at = (path) => join(root, path);
  const built = newest(at(stamp));
  const present = outputs.every((path) => newest(at(path)) > 0);
  if (present && inputs.every((path) => newest(at(path)) < built)) return;

  const started = new Date();
  build();
  mkdirSync(dirname(at(stamp)), { recursive: true });
  writeFileSync(at(stamp), "");
  // A file that was edited during the build belongs to the next one.
  utimesSync(at(stamp), started, started);
}
