import { expect, it } from "vitest";
import { readAhead } from "../../../web/src/port/read-ahead";

it("makes no more items ahead of its reader than it was told to", async () => {
  let made = 0;
  let taken = 0;
  let most = 0;
  async function* items() {
    for (let i = 0; i < 50; i += 1) {
      made += 1;
      most = Math.max(most, made - taken);
      yield i;
    }
  }
  const read: number[] = [];
  for await (const item of readAhead(items(), 2)) {
    await new Promise((resolve) => setImmediate(resolve)); // time enough to run ahead
    read.push(item);
    taken += 1;
  }
  expect(read).toEqual(Array.from({ length: 50 }, (_, i) => i));
  // Two in the queue, and the one that is being read.
  expect(most).toBe(3);
});

it("begins before anybody asks, and passes on what goes wrong where it went wrong", async () => {
  let begun = false;
  async function* items() {
    begun = true;
    yield 1;
    throw new Error("gone");
  }
  const ahead = readAhead(items(), 2);
  await Promise.resolve();
  expect(begun).toBe(true);
  expect(await ahead.next()).toEqual({ done: false, value: 1 });
  await expect(ahead.next()).rejects.toThrow("gone");
});
