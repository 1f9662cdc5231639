// Serves dist, as `npm start` and the browser tests see it.

import { root, SetupError } from "./run.mjs";

const usualPort = 4173;

/**
 * A port that was asked for is taken or refused; else the first free one from the usual on.
 * Port 0 takes any. Only this machine can reach the server. Other pages may read the answers, as they may
 * on GitHub Pages: without that a widget in a sandboxed frame, which has no origin, could not load its own
 * scripts. `proxy` says which paths are passed on to where, as Vite has it; then only the server's own
 * page may read what is answered.
 */
export async function servePage({ port, proxy = {} } = {}) {
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65536)) {
    throw new SetupError("--port takes a number from 0 to 65535");
  }
  // Imported late, since npm start may have installed it a moment ago.
  const { preview } = await import("vite");
  const server = await preview({
    configFile: `${root}/vite.config.ts`,
    preview: {
      host: "127.0.0.1",
      port: port ?? usualPort,
      strictPort: port !== undefined,
      cors: Object.keys(proxy).length === 0,
      proxy,
    },
  }).catch((error) => {
    throw new SetupError(`the page cannot be served: ${error.message}`);
  });
  const address = server.httpServer.address();
  return { url: `http://localhost:${address.port}/`, close: () => server.close() };
}
