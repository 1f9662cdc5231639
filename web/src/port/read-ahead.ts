/**
 * The same items, of which up to `ahead` are fetched before they are asked for. What is not wanted
 * yet waits, and so do those who make it: memory stays bounded however fast they are.
 */
export function readAhead<T>(
  items: AsyncIterator<T, void>,
  ahead: number,
): AsyncGenerator<T, void> {
  const queue: Promise<IteratorResult<T, void>>[] = [];
  const ask = () => {
    const item = items.next();
    item.catch(() => undefined); // whoever takes it from the queue hears of it
    queue.push(item);
  };
  for (let i = 0; i < ahead; i += 1) ask(); // one after the other: a generator queues what is asked
  return (async function* () {
    for (;;) {
      const item = await queue.shift();
      if (!item || item.done) return;
      ask();
      yield item.value;
    }
  })();
}
