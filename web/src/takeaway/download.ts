/** Milliseconds after which the bytes are let go: the browser has long begun to write the file. */
const kKept = 60_000;

/**
 * Hands a file to the person, as the browser does with downloads. In a frame that may not download,
 * nothing happens, and the browser tells nobody.
 * @param name of the file; what no file system takes in a name is replaced
 */
export function download(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName(name);
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), kKept);
}

/** A name that every system takes: no separators, no control characters, and no dot in front. */
export function fileName(name: string): string {
  const plain = name
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be replaced
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, "-")
    .replace(/^[.\s]+|[.\s]+$/g, "");
  return plain === "" ? "dora-lens" : plain;
}
