import { describe, expect, test } from "vitest";
import { csvBlob, csvText } from "../../web/src/takeaway/csv";
import { fileName } from "../../web/src/takeaway/download";
import { parseCsv } from "./support/parse-csv";

describe("csvText", () => {
  test("ends every line with CR LF, and leaves an empty cell empty", () => {
    expect(csvText(["Service", "Number"], [["cart", null]])).toBe("Service,Number\r\ncart,\r\n");
  });

  test("quotes what parts cells, here or in other countries", () => {
    const texts = ["a,b", 'a "b" c', "a\nb", "a\r\nb", "a;b", "a\tb"];
    expect(csvText(["x"], [["a;b"]])).toContain('"a;b"');
    expect(
      parseCsv(
        csvText(
          ["x"],
          texts.map((text) => [text]),
        ),
      ),
    ).toEqual([["x"], ...texts.map((text) => [text])]);
  });

  test.each(["=1+1", "+cmd", "-cmd|x", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "-", "-5+3"])(
    "makes %j a text that no spreadsheet computes, in heads as well",
    (text) => {
      expect(parseCsv(csvText([text], [[text]]))).toEqual([[`'${text}`], [`'${text}`]]);
    },
  );

  test.each(["-5", "+5", "-0.25", "-1e-7", "5", "a-b", "a=b", "me@example.com"])(
    "leaves %j as it is",
    (text) => expect(csvText(["x"], [[text]])).toBe(`x\r\n${text}\r\n`),
  );

  test("writes numbers exactly", () => {
    expect(csvText(["x"], [[-5], [0.1 + 0.2], [0], [1e21]])).toBe(
      "x\r\n-5\r\n0.30000000000000004\r\n0\r\n1e+21\r\n",
    );
  });
});

test("a file of CSV begins with the byte order mark, and says what it is", async () => {
  const blob = csvBlob(["Größe"], []);
  expect([...new Uint8Array(await blob.arrayBuffer())].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
  expect(blob.type).toBe("text/csv;charset=utf-8");
});

test.each([
  ["Service metrics.csv", "Service metrics.csv"],
  ["../../etc/passwd", "-..-etc-passwd"],
  ['a<b>:"c|d?*.csv', "a-b-c-d-.csv"],
  ["photo\u202Egnp.exe", "photo-gnp.exe"],
  ["", "dora-lens"],
  ["...", "dora-lens"],
])("the file name %j becomes %j", (name, expected) => expect(fileName(name)).toBe(expected));
