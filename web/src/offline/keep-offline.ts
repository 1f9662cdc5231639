import { scriptUrl } from "../safety/script-url";
import { kTakeOver, kTidy } from "./messages";
import { takeUpdate, updateReady } from "./updates";

/** Between two questions whether there is a newer version, in milliseconds. */
const kAskEvery = 3_600_000;

/**
 * Has the browser keep the page for times without a network, and says when a newer version is there.
 * Nothing happens where it cannot be kept: the page works without.
 */
export async function keepOffline(container = navigator.serviceWorker): Promise<void> {
  const registration = await container
    .register(scriptUrl(`${import.meta.env.BASE_URL}service-worker.js`) as string, {
      updateViaCache: "none",
    })
    .catch(() => null);
  if (!registration) return;
  listen(container, registration);
  container.controller?.postMessage(kTidy);
  askNowAndThen(registration);
}

function listen(container: ServiceWorkerContainer, registration: ServiceWorkerRegistration): void {
  // The first one of all brings nothing new: the page that is open is its own version.
  let known = container.controller;
  const look = () => {
    if (registration.waiting && known) updateReady.value = true;
  };
  const watch = () => registration.installing?.addEventListener("statechange", look);
  look();
  watch(); // one that the browser found before we listen
  registration.addEventListener("updatefound", watch);

  let asked = false;
  takeUpdate.value = () => {
    asked = true;
    if (registration.waiting) registration.waiting.postMessage(kTakeOver);
    else location.reload(); // another page of ours has put it in force
  };
  container.addEventListener("controllerchange", () => {
    if (asked) location.reload();
    else if (known) updateReady.value = true;
    known = container.controller;
  });
}

/** A page that stays open for days hears of it when somebody looks at it again. */
function askNowAndThen(registration: ServiceWorkerRegistration): void {
  let last = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - last < kAskEvery) return;
    last = Date.now();
    registration.update().catch(() => undefined); // no network is no news
  });
}
