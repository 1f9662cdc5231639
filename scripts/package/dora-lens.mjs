#!/usr/bin/env node
// npx dora-lens report FILE...: the report on stdout.

import { readFileSync } from "node:fs";

const [command] = process.argv.slice(2);
if (command === "report") {
  process.argv.splice(2, 1);
  await import("./report.mjs");
} else if (command === "--help") {
  await import("./report.mjs"); // which knows the options
} else if (command === "--version") {
  const { version } = JSON.parse(readFileSync(new URL("./package.json", import.meta.url), "utf8"));
  console.log(version);
} else {
  process.stderr.write("use: npx dora-lens report FILE...; all options: npx dora-lens --help\n");
  process.exitCode = 2;
}
