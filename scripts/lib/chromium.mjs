import { existsSync } from "node:fs";
import { findProgram } from "./run.mjs";

const macApps = [
  "Chromium.app/Contents/MacOS/Chromium",
  "Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The browser of the tests: CHROMIUM, or the first of its kind on this machine; else null. */
export function chromiumPath() {
  const named = process.env.CHROMIUM;
  if (named) return named;
  for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
    const path = findProgram(name);
    if (path) return path;
  }
  return macApps.map((app) => `/Applications/${app}`).find((path) => existsSync(path)) ?? null;
}
