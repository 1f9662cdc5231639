import { describe, expect, it } from "vitest";
import type { ModelDocument } from "../../web/src/engine/model";
import { withMeaning } from "../../web/src/model/meanings";

const shop = { blueprint: "service", name: "Web Shop" };

function document(identifier: string, aliases: unknown[]): ModelDocument {
  const text = JSON.stringify({ identifier, title: identifier, aliases });
  return { kind: "aliases", identifier, title: identifier, changed: false, text };
}

function aliases(documents: ModelDocument[], ...how: [typeof shop, string | null]) {
  return withMeaning(documents, ...how).map(({ document: { identifier }, json }) => [
    identifier,
    JSON.parse(json).aliases,
  ]);
}

describe("what a person says of names", () => {
  it("goes into the document services, which is made when there is none", () => {
    expect(aliases([], shop, "shop")).toEqual([
      ["services", [{ blueprint: "service", value: "shop", names: ["Web Shop"] }]],
    ]);
  });

  it("joins what was said before of the same entity", () => {
    const before = document("services", [
      { blueprint: "service", value: "shop", names: ["Store"] },
      { blueprint: "deployment", property: "environment", value: "shop", names: ["Web Shop"] },
    ]);
    expect(aliases([before], shop, "shop")).toEqual([
      [
        "services",
        [
          { blueprint: "service", value: "shop", names: ["Store", "Web Shop"] },
          { blueprint: "deployment", property: "environment", value: "shop", names: ["Web Shop"] },
        ],
      ],
    ]);
  });

  it("takes the place of what was said of the name, in whatever document and spelling", () => {
    const other = document("mine", [{ blueprint: "service", value: "cart", names: ["web-shop"] }]);
    expect(aliases([other], shop, "shop")).toEqual([
      ["mine", []],
      ["services", [{ blueprint: "service", value: "shop", names: ["Web Shop"] }]],
    ]);
  });

  it("is taken back by saying nothing", () => {
    const before = document("services", [
      { blueprint: "service", value: "shop", names: ["Web Shop"] },
    ]);
    expect(aliases([before], shop, null)).toEqual([["services", []]]);
    expect(aliases([document("services", [])], shop, null)).toEqual([]);
  });

  it("leaves apart what was kept apart by itself", () => {
    const before = document("services", [
      { blueprint: "service", value: "web-shop", names: ["web-shop"] },
    ]);
    expect(aliases([before], shop, "Web Shop")).toEqual([
      [
        "services",
        [
          { blueprint: "service", value: "web-shop", names: ["web-shop"] },
          { blueprint: "service", value: "Web Shop", names: ["Web Shop"] },
        ],
      ],
    ]);
  });
});
