// npm run proxy -- eu|us|URL [--port N]: serves the page as npm start does, and passes on to that one
// host what the page asks of Port, for where the browser does not let the page ask itself. Only this
// machine can reach it. It adds nothing, keeps nothing, and prints nothing of what passes through.

import { parseArgs } from "node:util";
import { ensureModule, ensurePage } from "./lib/artefacts.mjs";
import { ensurePackages } from "./lib/packages.mjs";
import { main, SetupError } from "./lib/run.mjs";
import { servePage } from "./lib/serve.mjs";
import { ensureSystem } from "./lib/system.mjs";

const usualPort = 4174;
const regions = { eu: "https://api.port.io", us: "https://api.us.port.io" };
/** What the browser says of itself and of the page is no business of Port's. */
const kept = ["cookie", "origin", "referer"];

function targetOf(text) {
  let url;
  try {
    url = new URL(regions[text] ?? text);
  } catch {
    throw new SetupError("say where to: npm run proxy -- eu|us|https://port.example.com");
  }
  const local = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && local)) {
    throw new SetupError("a token goes only to an address that begins with https://");
  }
  return url.href.replace(/\/+$/, "");
}

await main(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { port: { type: "string" } },
  });
  const target = targetOf(positionals[0] ?? "");
  ensurePackages();
  ensureSystem();
  ensureModule();
  ensurePage();
  const configure = (proxy) => {
    proxy.on("proxyReq", (onward) => {
      for (const name of kept) onward.removeHeader(name);
    });
  };
  const relay = { target, changeOrigin: true, configure };
  const port = values.port === undefined ? usualPort : Number(values.port);
  const { url } = await servePage({ port, proxy: { "/v1/": relay } });
  console.log(`dora-lens is at ${url}  (Ctrl+C ends it)`);
  console.log(`Connect there to Port at "This page's own address"; it is passed on to ${target}`);
});
