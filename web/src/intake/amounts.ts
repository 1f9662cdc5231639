/** Counts in sentences: written out here, since the command line must not depend on a locale. */

/** 1,234 */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** "1 record", "1,234 records" */
export function amount(count: number, one: string, many: string): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}
