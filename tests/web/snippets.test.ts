import { describe, expect, it } from "vitest";
import {
  elementSnippet,
  iframeSnippet,
  portWidget,
  type Shared,
  shareLink,
} from "../../web/src/share/snippets";
import { kEverything } from "../../web/src/state/selection";

const shared: Shared = {
  base: "https://org.example/lens/",
  selection: { ...kEverything, teams: ['"><script>'] },
  widget: "cfrKpi",
  theme: "dark",
  data: ["https://a.example/x.json"],
  sample: false,
};

describe("what is shared", () => {
  it("is the bare page where nothing was chosen and the data is one's own", () => {
    const plain = { ...shared, selection: kEverything, data: [] };
    expect(shareLink(plain)).toBe("https://org.example/lens/");
    expect(elementSnippet({ ...plain, theme: "auto" })).toBe(
      '<script type="module" src="https://org.example/lens/embed.js"></script>\n' +
        '<dora-lens src="https://org.example/lens/" widget="cfrKpi"></dora-lens>',
    );
  });

  it("never lets a name out of its attribute", () => {
    for (const html of [elementSnippet(shared), iframeSnippet(shared)]) {
      const place = document.createElement("div");
      place.innerHTML = html;
      const names = [...place.querySelectorAll("*")].map(({ localName }) => localName);
      expect(names.filter((name) => name !== "script").length).toBe(1);
      expect(place.querySelectorAll("script").length).toBe(html.startsWith("<script") ? 1 : 0);
    }
  });

  it("has all of it in the query for Port, which adds the entity there", () => {
    const { url, type } = JSON.parse(portWidget(shared));
    expect(type).toBe("iframe-widget");
    expect(new URL(url).hash).toBe("");
    expect(new URL(url).searchParams.get("widget")).toBe("cfrKpi");
    expect(new URL(url).searchParams.get("data")).toBe("https://a.example/x.json");
  });
});
