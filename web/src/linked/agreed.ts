/**
 * The addresses that a person agreed to read from, until the browser's tab is closed: a reload does not
 * ask again.
 */
const kKey = "dora-lens.agreed";

export function hasAgreed(url: URL): boolean {
  return recall().includes(url.href);
}

export function rememberAgreed(urls: readonly URL[]): void {
  try {
    const all = new Set([...recall(), ...urls.map(({ href }) => href)]);
    sessionStorage.setItem(kKey, JSON.stringify([...all]));
  } catch {
    // no storage, no memory: the next reload asks again
  }
}

function recall(): readonly unknown[] {
  try {
    const known: unknown = JSON.parse(sessionStorage.getItem(kKey) ?? "[]");
    return Array.isArray(known) ? known : [];
  } catch {
    return [];
  }
}
