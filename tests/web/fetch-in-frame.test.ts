import { afterEach, expect, it, vi } from "vitest";
import { fetchInFrame } from "../../web/src/linked/fetch-in-frame";
import { emptyFrames } from "./support/empty-frames";

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it("gives up on a frame that loads and never says that it listens", async () => {
  vi.useFakeTimers();
  emptyFrames();
  const fetched = fetchInFrame(new URL("https://data.example.com/a.json"), () => undefined);
  const refused = expect(fetched).rejects.toMatchObject({ error: { id: "part-missing" } });
  const frame = document.body.lastElementChild;
  await vi.advanceTimersByTimeAsync(60_000); // a slow server's answer is waited for
  expect(frame?.isConnected).toBe(true);
  frame?.dispatchEvent(new Event("load"));
  await vi.advanceTimersByTimeAsync(5000);
  await refused;
  expect(frame?.isConnected).toBe(false);
});
