import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { formatBytes } from "../../web/src/format/bytes";
import {
  daysBetween,
  endOfDay,
  formatDay,
  formatInterval,
  formatMoment,
} from "../../web/src/format/dates";
import { formatDuration } from "../../web/src/format/durations";
import { counted, formatNumber } from "../../web/src/format/numbers";
import { formatQuantity, splitTitle } from "../../web/src/format/units";

describe("durations", () => {
  it.each([
    [0, "0 s"],
    [59.4, "59 s"],
    [59.5, "1 min"],
    [41 * 60, "41 min"],
    [59.6 * 60, "1 h"],
    [16 * 3600 + 20 * 60, "16 h 20 min"],
    [24 * 3600 - 1, "1 d"],
    [31 * 3600, "1 d 7 h"],
    [76 * 3600, "3 d 4 h"],
    [212.4 * 86400, "212 d"],
    [-90, "−2 min"],
  ])("says %d seconds as %s", (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });
});

describe("numbers", () => {
  it("groups thousands, and pads only when asked to", () => {
    expect(formatNumber(1234.5, 2)).toBe("1,234.5");
    expect(formatNumber(1234.5, 2, true)).toBe("1,234.50");
  });

  it("counts in the singular and the plural", () => {
    expect(counted(1, "record")).toBe("1 record");
    expect(counted(1200, "entity", "entities")).toBe("1,200 entities");
  });
});

describe("bytes", () => {
  it.each([
    [0, "0 bytes"],
    [999, "999 bytes"],
    [729_423, "729 kB"],
    [999_600, "1 MB"],
    [1_234_567_890, "1.2 GB"],
    [12_345_678, "12 MB"],
  ])("says %d as %s", (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});

describe("dates are those of the data, in UTC", () => {
  it("is not the day of the machine, which these tests put far from UTC", () => {
    expect(formatDay("2022-04-14T23:30:00Z")).toBe("14 Apr 2022");
    expect(formatMoment("2022-09-01T00:05:00Z")).toBe("1 Sep 2022, 00:05 UTC");
  });

  it("says an interval without the end that it excludes", () => {
    expect(formatInterval("2026-08-24T00:00:00Z", "2026-08-31T00:00:00Z")).toBe("24 – 30 Aug 2026");
    expect(formatInterval("2026-08-31T00:00:00Z", "2026-09-07T00:00:00Z")).toBe(
      "31 Aug – 6 Sep 2026",
    );
    expect(formatInterval("2026-12-28T00:00:00Z", "2027-01-04T00:00:00Z")).toBe(
      "28 Dec 2026 – 3 Jan 2027",
    );
    expect(formatInterval("2026-12-28T00:00:00Z", "2026-12-29T00:00:00Z")).toBe("28 Dec 2026");
  });

  it("has the month first where the reader's locale has it", () => {
    const intervals = [
      ["2026-08-24", "2026-08-31"],
      ["2026-08-31", "2026-09-07"],
      ["2026-12-28", "2027-01-04"],
      ["2026-12-28", "2026-12-29"],
    ];
    const program = `
      import { formatInterval, formatMoment } from "./web/src/format/dates";
      const told = ${JSON.stringify(intervals)}.map(([from, to]) => formatInterval(from, to));
      console.log(JSON.stringify([...told, formatMoment("2022-09-01T00:05:00Z")]));`;
    const said = execFileSync(
      process.execPath,
      ["--import", "tsx", "--input-type=module", "--eval", program],
      { env: { ...process.env, LC_ALL: "en_US.UTF-8" }, encoding: "utf8" },
    );
    expect(JSON.parse(said)).toEqual([
      "Aug 24 – 30, 2026",
      "Aug 31 – Sep 6, 2026",
      "Dec 28, 2026 – Jan 3, 2027",
      "Dec 28, 2026",
      "Sep 1, 2022, 00:05 UTC",
    ]);
  });

  it("ends a day a millisecond before the next, which may be another week", () => {
    expect(new Date(endOfDay("2026-11-22T00:00:00Z")).toISOString()).toBe(
      "2026-11-22T23:59:59.999Z",
    );
    expect(daysBetween("2026-10-23T12:00:00Z", "2026-11-22T11:59:59Z")).toBe(29);
  });
});

describe("units", () => {
  it("takes the unit from the end of a title", () => {
    expect(splitTitle("Lead Time for Changes (Hours)")).toEqual({
      name: "Lead Time for Changes",
      bracket: "Hours",
      unit: "hours",
    });
    expect(splitTitle("Deployment Frequency (per week)").unit).toBe("none");
    expect(splitTitle("Total Deployments").bracket).toBeNull();
  });

  it("scales time, and keeps the exact number beside it", () => {
    expect(formatQuantity(16.333, "hours", 2)).toEqual({
      text: "16 h 20 min",
      exact: "16.333 hours",
    });
    expect(formatQuantity(41.8, "minutes", 2).text).toBe("42 min");
    expect(formatQuantity(8, "percent", 0).text).toBe("8 %");
    expect(formatQuantity(4.1, "none", 2)).toEqual({ text: "4.10", exact: "4.1" });
  });
});
