import type { EngineError } from "../engine/outcome";

/** What is larger is better downloaded once, and dropped. */
const kMostBytes = 2e9;

/** Milliseconds between two reports of progress. */
const kProgressEvery = 100;

/** Why an address gave no data; `error` has a text in data-texts.ts. */
export class DataFault extends Error {
  constructor(readonly error: EngineError) {
    super(error.id);
  }
}

/**
 * The bytes at an address: one GET without cookies, login or referrer, to this address and no other.
 * Rejects with a DataFault.
 * @param onBytes called with the number of bytes that have come, some times a second
 */
export async function fetchData(
  { href, host }: URL,
  onBytes: (bytes: number) => void = () => undefined,
): Promise<Blob> {
  const fail = (id: string, detail: string) => new DataFault({ id, detail });
  let response: Response;
  try {
    response = await fetch(href, {
      credentials: "omit",
      referrerPolicy: "no-referrer",
      redirect: "manual", // a server that is not named in the address is not asked
      cache: "no-cache",
    });
  } catch {
    throw fail("data-unreachable", host); // no browser tells a script which of the reasons it was
  }
  if (response.type === "opaqueredirect") throw fail("data-redirected", host);
  if (!response.ok || !response.body) throw fail("data-status", `${host}: ${response.status}`);
  try {
    return await collect(response.body, onBytes);
  } catch (error) {
    if (error instanceof DataFault) throw error;
    throw fail("data-cut-off", host);
  }
}

async function collect(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  onBytes: (bytes: number) => void,
): Promise<Blob> {
  let bytes = 0;
  let told = 0;
  const counted = stream.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        bytes += chunk.byteLength;
        if (bytes > kMostBytes) {
          controller.error(new DataFault({ id: "data-too-large" }));
          return;
        }
        if (performance.now() - told > kProgressEvery) {
          told = performance.now();
          onBytes(bytes);
        }
        controller.enqueue(chunk);
      },
    }),
  );
  return await new Response(counted).blob(); // which the browser may keep on its disk
}
