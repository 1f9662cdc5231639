const kMinute = 60;
const kHour = 60 * kMinute;
const kDay = 24 * kHour;

/**
 * A duration as people say it, with its two largest units: "41 min", "16 h 20 min", "3 d 4 h",
 * "212 d". Below a minute in seconds. Negative durations keep their sign.
 * @param seconds any finite number of seconds
 */
export function formatDuration(seconds: number): string {
  const sign = seconds < 0 ? "−" : "";
  const length = Math.abs(seconds);
  // Each step decides on the rounded value, so that 59.7 minutes read 1 h and not 60 min.
  if (length < 59.5) return `${sign}${Math.round(length)} s`;
  const minutes = Math.round(length / kMinute);
  if (minutes < 60) return `${sign}${minutes} min`;
  if (minutes < 24 * 60) return sign + twoUnits(minutes, 60, "h", "min");
  const hours = Math.round(length / kHour);
  if (hours < 100 * 24) return sign + twoUnits(hours, 24, "d", "h");
  return `${sign}${Math.round(length / kDay)} d`;
}

function twoUnits(small: number, perLarge: number, largeUnit: string, smallUnit: string): string {
  const large = Math.floor(small / perLarge);
  const rest = small % perLarge;
  return rest === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${rest} ${smallUnit}`;
}
