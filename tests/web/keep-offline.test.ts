import { expect, it } from "vitest";
import { keepOffline } from "../../web/src/offline/keep-offline";
import { updateReady } from "../../web/src/offline/updates";

it("sees an update that was being installed before the page listened", async () => {
  const installing = new EventTarget();
  const registration = Object.assign(new EventTarget(), {
    installing: installing as EventTarget | null,
    waiting: null as EventTarget | null,
  });
  const container = Object.assign(new EventTarget(), {
    controller: { postMessage: () => undefined },
    register: async () => registration,
  });
  await keepOffline(container as unknown as ServiceWorkerContainer);
  expect(updateReady.value).toBe(false);
  Object.assign(registration, { installing: null, waiting: installing });
  installing.dispatchEvent(new Event("statechange"));
  expect(updateReady.value).toBe(true);
});
