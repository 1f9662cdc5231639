import { formatNumber } from "./numbers";

const kUnits = ["bytes", "kB", "MB", "GB", "TB"] as const;

/** "729 kB", "1.2 GB": decimal units with two significant places at least. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < kUnits.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${formatNumber(value, unit > 0 && value < 10 ? 1 : 0)} ${kUnits[unit] ?? ""}`;
}
