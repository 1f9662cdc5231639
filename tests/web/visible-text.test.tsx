import { render } from "preact";
import { beforeAll, expect, test } from "vitest";
import { ownAddress } from "../../web/src/safety/script-url";
import { showUnseen, visibleText } from "../../web/src/safety/visible-text";

const unseen = "a\u202eb\u200bc";

test.each([
  ["plain", "plain"],
  [unseen, "a[U+202E]b[U+200B]c"],
  ["\u{e0041}", "[U+E0041]"],
  // Scripts and emoji that need joiners or marks keep them.
  ["\u05d0\u200f!", "\u05d0\u200f!"],
  ["👩\u200d💻", "👩\u200d💻"],
])("%j is drawn as %j", (text, shown) => {
  expect(visibleText(text)).toBe(shown);
});

beforeAll(showUnseen);

test("what Preact draws has nothing unseen in text and spoken attributes, and keeps values", () => {
  const place = document.createElement("div");
  render(
    <section title={unseen} aria-label={unseen} data-entity={unseen}>
      {unseen}: <input value={unseen} />
    </section>,
    place,
  );
  const section = place.querySelector("section");
  expect(section?.textContent).toBe("a[U+202E]b[U+200B]c: ");
  expect(section?.title).toBe("a[U+202E]b[U+200B]c");
  expect(section?.getAttribute("aria-label")).toBe("a[U+202E]b[U+200B]c");
  expect(section?.dataset.entity).toBe(unseen);
  expect(place.querySelector("input")?.value).toBe(unseen);
});

test.each([
  "https://elsewhere.example/x.js",
  "data:text/javascript,x",
  "blob:https://a.example/1",
  "../x.js",
  "//elsewhere.example/x.js",
])("no script is started from %s", (url) => {
  expect(() => ownAddress(url, "https://a.example/page/")).toThrow(TypeError);
});

test("a script below the page's folder is started", () => {
  expect(ownAddress("./assets/x.js", "https://a.example/page/")).toBe(
    "https://a.example/page/assets/x.js",
  );
});
