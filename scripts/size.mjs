// What the built page weighs, file by file, compressed as GitHub Pages does it; what lies in public/
// (samples, icons) is loaded apart and not counted. Says how far it is from the goal, and fails when
// it outgrows the limit, which only ever goes down.

import { main, SetupError } from "./lib/run.mjs";
import { pageFiles } from "./lib/size.mjs";

const goal = 300;
const limit = 400;

main(() => {
  const files = pageFiles();
  const total = files.reduce((sum, { gzip }) => sum + gzip, 0);
  console.table(files);
  console.log(`${total.toFixed(1)} KB compressed; the goal is ${goal} KB, the limit ${limit} KB`);
  if (total > limit) throw new SetupError("the page is heavier than its limit");
});
