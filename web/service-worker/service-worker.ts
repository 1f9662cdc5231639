/**
 * Keeps the page for times without a network: the files of one build, all of them or none, each under
 * a name or a checksum that no other build has. It answers for these files alone. Whatever else the page
 * asks for (Port, data by address) passes by, unread and unkept.
 */
import { PrecacheController, PrecacheRoute } from "workbox-precaching";
import { registerRoute } from "workbox-routing";
import { kTakeOver, kTidy } from "../src/offline/messages";

declare const self: ServiceWorkerGlobalScope;

const files = new PrecacheController();
files.addToCacheList(self.__WB_MANIFEST);

// All versions share a cache, in which a file that did not change is kept once. No one tidies it while
// another fills it.
const lock = `dora-lens ${self.registration.scope}`;

self.addEventListener("install", (event) => {
  event.waitUntil(navigator.locks.request(lock, () => files.install(event)));
});

// The next version waits until no page of this one is open, or until a person asks for it.
self.addEventListener("activate", (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener("message", (event) => {
  if (event.data === kTakeOver) event.waitUntil(self.skipWaiting());
  if (event.data === kTidy) event.waitUntil(tidy(event));
});

/**
 * Forgets the files of other versions, once the only page that is open has begun with this one: a page
 * of a former version would still want parts of it, and one that waits all of its own.
 */
async function tidy(event: ExtendableMessageEvent): Promise<void> {
  await navigator.locks.request(lock, async () => {
    const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
    const { installing, waiting } = self.registration;
    if (open.length === 1 && !installing && !waiting) await files.activate(event);
  });
}

// The address of a page may carry what it shows, as `?entity=` of embed.html does.
registerRoute(new PrecacheRoute(files, { ignoreURLParametersMatching: [/./], cleanURLs: false }));

// A part that is not of this version: one of a page that was opened before it took over.
const parts = new URL("assets/", self.registration.scope).href;
registerRoute(
  ({ url }) => url.href.startsWith(parts),
  async ({ request }) => {
    const cache = await caches.open(files.strategy.cacheName);
    return (await cache.match(request.url)) ?? fetch(request);
  },
);
