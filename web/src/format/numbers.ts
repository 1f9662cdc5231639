/** Making one takes a hundred times as long as formatting a number with it. */
const formats = new Map<string, Intl.NumberFormat>();

/**
 * 1,234.5 with at most, or exactly, so many decimals: grouped, and with the decimal sign, as the
 * reader's locale has them; in the digits of the page's words and of its charts.
 */
export function formatNumber(value: number, decimals: number, exact = false): string {
  const key = `${decimals} ${exact}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(undefined, {
      numberingSystem: "latn",
      minimumFractionDigits: exact ? decimals : 0,
      maximumFractionDigits: decimals,
    });
    formats.set(key, format);
  }
  return format.format(value);
}

/** A number of the engine's ("1234.50") with the same decimals, as the reader's locale writes it. */
export function localNumber(text: string): string {
  const plain = /^-?\d+(?:\.(\d+))?$/.exec(text);
  return plain ? formatNumber(Number(text), plain[1]?.length ?? 0, true) : text;
}

/** 1,234 */
export function formatCount(count: number): string {
  return formatNumber(count, 0);
}

/** "1 file", "2 files"; `plural` where adding an s is not enough. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}

/** The shortest text that reads back as the same number; for titles that give the exact value. */
export function exactNumber(value: number): string {
  return String(value);
}

/** A part of the whole, from 0 to 1: "12 %"; what is there but rounds to nothing is "< 1 %". */
export function percentText(part: number): string {
  if (part > 0 && part < 0.005) return "< 1 %";
  return `${formatNumber(100 * part, 0)} %`;
}
