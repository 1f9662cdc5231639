import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";

export interface Zipped {
  /** Stored as they are, instead of deflated. */
  stored?: boolean;
  password?: string;
  zip64?: boolean;
}

/** An archive of files by their names; a name that ends in a slash is a folder. */
export async function makeZip(
  files: Readonly<Record<string, string | Uint8Array>>,
  { stored = false, ...options }: Zipped = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), {
    ...options,
    level: stored ? 0 : 6,
    useWebWorkers: false,
  });
  for (const [name, content] of Object.entries(files)) {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    await zip.add(name, name.endsWith("/") ? undefined : new Uint8ArrayReader(bytes));
  }
  return (await zip.close()) as Uint8Array<ArrayBuffer>;
}

/** A copy in which one byte is another, at a place from the start, or from the end if negative. */
export function damaged(bytes: Uint8Array, at: number): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes);
  const index = at < 0 ? copy.length + at : at;
  copy[index] = (copy[index] ?? 0) ^ 0x55;
  return copy;
}
