/** Puts a text on the clipboard. Rejects where the browser does not let the page. */
export async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}

/**
 * Puts a picture on the clipboard. The promise itself is handed over, since some browsers let a page
 * write only at once after a click. Rejects where the browser does not let the page.
 */
export async function copyPicture(png: Promise<Blob>): Promise<void> {
  await navigator.clipboard.write([new ClipboardItem({ "image/png": png })]);
}
