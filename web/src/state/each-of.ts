/** So many at once: enough that none waits for the other, and few enough to be held in memory. */
const kAtOnce = 16;

/** What work makes of each item, in their order. Rejects with the first failure. */
export async function eachOf<T, U>(
  items: readonly T[],
  work: (item: T) => Promise<U>,
): Promise<U[]> {
  const results: U[] = [];
  const left = items.entries();
  const workThrough = async () => {
    for (const [index, item] of left) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: kAtOnce }, workThrough));
  return results;
}
