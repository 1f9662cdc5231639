// What the built page weighs, file by file, compressed as GitHub Pages does it; what lies in public/
// (samples, icons) is loaded apart and not counted. Says how far a visit is from the goal, and fails
// when it outgrows the limit, which goes up only for a reason that docs/performance.md gives. What a
// visit to a dashboard does not fetch, or not until the dashboard stands, has a limit of its own: the part of
// the module that the sample does not call, the editor of the model, data health, the
// menus of the filters, the columns of tables, explanations, the guides, the connection to Port, YAML,
// texts, what unpacks files, what takes things away, the list of commands and the shortcuts, what
// stands in for the worker in frames that cannot start one, and the service worker, which comes when the
// page is there. jq itself is named and not limited. Of the widget only what it has for itself is counted:
// all else it shares with the page. embed.js is what other pages load to embed it, so that has a limit in
// bytes, as it is.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { main, root, SetupError } from "./lib/run.mjs";

const goal = 300;
const limit = 466;
const limitOnDemand = 412;
const onDemand =
  /^service-worker\.js$|^assets\/(keep-offline|all-export-guides|code-editor|columns-dialog|command-list|commands|counting|csv|data-health|dialog|download|explain-drawer|health-texts|help-dialog|key-caps|meanings|menus|model-panel|port-dialog|read-yaml|table-csv|takeaway-dialog|team-files|render-markdown|fetch-unpack|unpack|zip-directory|dora-rest|load-module|page-client|linked-data|share-dialog)-|^fetch\.html|^assets\/fetch(-data)?-/;
/** The widget's own files. */
const embed = /^(embed\.html|assets\/embed-)/;
const limitEmbed = 14;
const limitElement = 2048;
/** jq as its authors built it, for models that the engine's own jq does not cover. */
const jq = /^assets\/(load-)?jq[.-]/;
const kilobytes = (bytes) => Math.round(bytes / 100) / 10;

function measure(name) {
  const bytes = readFileSync(join(root, "dist", name));
  return {
    file: name,
    raw: kilobytes(bytes.length),
    gzip: kilobytes(gzipSync(bytes).length),
    brotli: kilobytes(brotliCompressSync(bytes).length),
  };
}

main(() => {
  const files = readdirSync(join(root, "dist"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, "dist/").length))
    .filter((name) => !existsSync(join(root, "public", name)))
    .map(measure)
    .sort((a, b) => b.gzip - a.gzip);
  const sum = (some) => some.reduce((total, { gzip }) => total + gzip, 0);
  const element = "embed.js";
  const apart = (file) => embed.test(file) || file === element || jq.test(file);
  const visit = sum(files.filter(({ file }) => !onDemand.test(file) && !apart(file)));
  const later = sum(files.filter(({ file }) => onDemand.test(file)));
  const widget = sum(files.filter(({ file }) => embed.test(file)));
  const elementBytes = readFileSync(join(root, "dist", element)).length;
  console.table(files);
  console.log(`${visit.toFixed(1)} KB compressed; the goal is ${goal} KB, the limit ${limit} KB`);
  console.log(`${later.toFixed(1)} KB on demand; the limit is ${limitOnDemand} KB`);
  console.log(
    `${sum(files.filter(({ file }) => jq.test(file))).toFixed(1)} KB more where a model needs jq`,
  );
  console.log(`${widget.toFixed(1)} KB of the widget's own; the limit is ${limitEmbed} KB`);
  console.log(`${elementBytes} bytes of ${element}, as it is; the limit is ${limitElement}`);
  const embedded = widget > limitEmbed || elementBytes > limitElement;
  if (visit > limit || later > limitOnDemand || embedded) {
    throw new SetupError("the page is heavier than its limit");
  }
});
