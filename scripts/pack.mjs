// npm run pack: the npm package, as a folder and as a tarball in build/. The repository itself is no
// package: what others need of it is put together here, with nothing to be installed beside it.

import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { ensureModule } from "./lib/artefacts.mjs";
import { ensurePackages } from "./lib/packages.mjs";
import { main, root, run, say } from "./lib/run.mjs";
import { ensureSystem } from "./lib/system.mjs";

const folder = join(root, "build/package");
const bin = (path, ...args) => run(process.execPath, [join("node_modules", path), ...args]);

/** What npm, Node and bundlers have to know. */
function packageJson() {
  const { name, version, description, license, author, engines } = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  );
  return {
    ...{ name, version, description, license, author, engines },
    keywords: ["dora", "metrics", "devops", "port", "webassembly"],
    type: "module",
    sideEffects: false,
    exports: {
      ".": {
        types: "./types/library/public.d.ts",
        node: "./node.mjs",
        default: "./browser.mjs",
      },
      "./dora.wasm": "./dora.wasm",
      "./package.json": "./package.json",
    },
    types: "./types/library/public.d.ts",
    bin: { "dora-lens": "./dora-lens.mjs" },
  };
}

/** Node and TypeScript want the whole name of a file in an import. */
function completeImports() {
  const types = join(folder, "types");
  for (const name of readdirSync(types, { recursive: true }).filter((n) => n.endsWith(".ts"))) {
    const text = readFileSync(join(types, name), "utf8");
    writeFileSync(
      join(types, name),
      text.replace(/(from |import\()"(\.[^"]*?)"/g, (all, word, path) =>
        /\.m?[jt]s$/.test(path) ? all : `${word}"${path}.js"`,
      ),
    );
  }
}

/** The licences of what was bundled, as they ask for it. */
function licences() {
  const scripts = readdirSync(folder).filter((name) => name.endsWith(".mjs"));
  const text = scripts.map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
  const bundled = [...text.matchAll(/\/\/ (?:#region )?node_modules\/((?:@[^/\s]+\/)?[^/\s]+)/g)];
  const names = [...new Set(bundled.map(([, name]) => name))].sort();
  const sections = names.map((name) => {
    const at = join(root, "node_modules", name);
    const file = readdirSync(at).find((found) => /^licen[cs]e/i.test(found));
    const { version, license } = JSON.parse(readFileSync(join(at, "package.json"), "utf8"));
    return `${name} ${version}\n\n${file ? readFileSync(join(at, file), "utf8") : license}`;
  });
  return sections.join(`\n${"-".repeat(80)}\n\n`);
}

main(() => {
  ensurePackages();
  ensureSystem();
  ensureModule();
  bin("vite/bin/vite.js", "build", "--config", "scripts/package/vite.config.ts");
  bin("typescript/bin/tsc", "-p", "scripts/package");
  completeImports();
  const copies = {
    "dora.mjs": "build/wasm/dora.mjs",
    "dora.wasm": "build/wasm/dora.wasm",
    "build/jq.wasm": "node_modules/jq-wasm/dist/build/jq.wasm",
    "dora-lens.mjs": "scripts/package/dora-lens.mjs",
    "README.md": "scripts/package/README.md",
    LICENSE: "LICENSE",
  };
  mkdirSync(join(folder, "build"));
  for (const [name, from] of Object.entries(copies)) {
    copyFileSync(join(root, from), join(folder, name));
  }
  chmodSync(join(folder, "dora.wasm"), 0o644); // the compiler marks it as a program
  chmodSync(join(folder, "dora-lens.mjs"), 0o755);
  writeFileSync(join(folder, "LICENSES-BUNDLED.txt"), licences());
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(packageJson(), null, 2)}\n`);
  run("npm", ["pack", "--silent", "--pack-destination", "build", "./build/package"]);
  say("the npm package is in build");
});
