import { describe, expect, it } from "vitest";
import { randomFrom } from "../../scripts/lib/random.mjs";
import { type Address, formatFragment, parseFragment } from "../../web/src/state/fragment";
import { kEverything, type Selection, sameSelection } from "../../web/src/state/selection";

const selected = (part: Partial<Selection>): Selection => ({ ...kEverything, ...part });
const address = (part: Partial<Address>): Address => ({
  selection: null,
  data: [],
  sample: false,
  others: [],
  problems: [],
  ...part,
});
const read = (fragment: string) => parseFragment(fragment).selection;
const written = (part: Partial<Selection>) =>
  formatFragment(address({ selection: selected(part) }));

describe("an address", () => {
  it("says what is looked at, and where it is from", () => {
    const fragment =
      "#view=1,team:platform,service:checkout,env:Staging,from:2026-08-01,to:2026-10-31,compare," +
      "hide:bots.bots&data=https://example.com/prs.json";
    expect(parseFragment(fragment)).toEqual(
      address({
        selection: {
          teams: ["platform"],
          services: ["checkout"],
          environments: ["Staging"],
          from: "2026-08-01",
          last: null,
          to: "2026-10-31",
          compare: true,
          leaveOut: { bots: ["bots"] },
        },
        data: ["https://example.com/prs.json"],
      }),
    );
    expect(`#${formatFragment(parseFragment(fragment))}`).toBe(fragment);
  });

  it("is empty while nothing is chosen", () => {
    expect(written({})).toBe("");
    expect(parseFragment("")).toEqual(address({}));
    expect(parseFragment("#")).toEqual(address({}));
  });

  it("says that nothing is chosen but the comparison is off", () => {
    expect(written({ compare: false })).toBe("view=1");
    expect(read("#view=1")).toEqual(selected({ compare: false }));
  });

  it("has a time up to a day, of a length, or till today", () => {
    expect(written({ last: 90, to: "2026-10-31" })).toBe("view=1,last:90,to:2026-10-31,compare");
    expect(read("view=1,last:90,to:today")).toMatchObject({ last: 90, to: "today", from: null });
    expect(read("view=1,last:90,from:2026-01-01")).toMatchObject({ last: null });
  });

  it("tells the model's environments, any, one, and one that is called like any", () => {
    expect(read("view=1")?.environments).toBeNull();
    expect(written({ environments: [] })).toBe("view=1,env:*,compare");
    expect(read("view=1,env:*")?.environments).toEqual([]);
    expect(written({ environments: ["*"] })).toBe("view=1,env:%2A,compare");
    expect(read("view=1,env:%2A")?.environments).toEqual(["*"]);
  });

  it("has what belongs to no team as an empty name", () => {
    expect(written({ teams: ["", "data"] })).toBe("view=1,team:,team:data,compare");
    expect(read("view=1,team:,team:data")?.teams).toEqual(["", "data"]);
  });

  it("names several files, and the sample", () => {
    const data = ["https://example.com/a.json?x=1&y=2#z", "https://example.com/b,c.json"];
    const fragment = formatFragment(address({ data, sample: true }));
    expect(parseFragment(fragment)).toEqual(address({ data, sample: true }));
    expect(parseFragment("sample=0").sample).toBe(false);
    expect(parseFragment("sample=1").sample).toBe(true);
  });

  it("keeps what it does not know, and passes over unknown parts of a view", () => {
    const fragment = "theme=dark&view=1,shape:round,team:data,later&main";
    expect(parseFragment(fragment)).toEqual(
      address({
        selection: selected({ teams: ["data"], compare: false }),
        others: ["theme=dark", "main"],
      }),
    );
    expect(formatFragment(parseFragment(fragment))).toBe("view=1,team:data&theme=dark&main");
  });
});

describe("an address that cannot be understood", () => {
  it("is refused with a sentence when its view is of a newer version", () => {
    const { selection, problems } = parseFragment("view=2,team:platform&sample");
    expect(selection).toBeNull();
    expect(problems).toEqual([
      "the address is of a newer version of this page, which shows the view as it was meant",
    ]);
  });

  it.each([
    ["view=", "a view that cannot be understood"],
    ["view=team:platform", "a view that cannot be understood"],
    ["view=1.5", "of a newer version"],
    ["view=1,from:2026-02-30", "“from:2026-02-30”, which is no time"],
    ["view=1,to:tomorrow", "“to:tomorrow”, which is no time"],
    ["view=1,last:0", "“last:0”, which is no time"],
    ["view=1,last:99999", "“last:99999”, which is no time"],
    ["view=1,from:2026-03-01,to:2026-02-01", "ends before it begins"],
    [`view=1,${"team:a,".repeat(20_000)}`, "too long"],
  ])("says what is wrong with %.40s", (fragment, words) => {
    const { problems } = parseFragment(fragment);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(words);
  });

  it("keeps the rest of a view of which one part is wrong", () => {
    expect(read("view=1,team:data,from:never,to:2026-02-01")).toMatchObject({
      teams: ["data"],
      from: null,
      to: "2026-02-01",
    });
  });

  it("is taken as it stands where it is badly encoded", () => {
    expect(read("view=1,team:%E0%A4,service:100%")).toMatchObject({
      teams: ["%E0%A4"],
      services: ["100%"],
    });
  });

  it("cannot reach what every object has", () => {
    const leaveOut = read("view=1,hide:__proto__.x,hide:constructor.y")?.leaveOut ?? {};
    expect(Object.keys(leaveOut)).toEqual(["__proto__", "constructor"]);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});

describe("any selection", () => {
  it("comes back out of its address as it was", () => {
    for (let seed = 1; seed <= 1000; seed += 1) {
      const selection = someSelection(randomFrom(seed));
      const fragment = formatFragment(address({ selection }));
      expect(fragment).not.toMatch(/[\s"<>`#'()]/);
      const back = parseFragment(fragment);
      expect(back.problems).toEqual([]);
      expect(sameSelection(back.selection ?? kEverything, selection), fragment).toBe(true);
    }
  });

  it("survives being shortened or damaged anywhere, in some form", () => {
    const random = randomFrom(99);
    for (let seed = 1; seed <= 1000; seed += 1) {
      const fragment = formatFragment(address({ selection: someSelection(randomFrom(seed)) }));
      const at = Math.floor(random() * fragment.length);
      const sign = kSigns[Math.floor(random() * kSigns.length)];
      expect(() => parseFragment(fragment.slice(0, at))).not.toThrow();
      expect(() => parseFragment(fragment.slice(0, at) + sign + fragment.slice(at))).not.toThrow();
    }
  });

  it("loses half a character, and nothing else", () => {
    const fragment = written({ teams: ["a\uD83D", "b"] });
    expect(read(fragment)?.teams).toEqual(["a\uFFFD", "b"]);
  });
});

const kSigns = [..."abz,:&=%#.*+ /?~!'()\"<>\\\n\u0000éß漢😀", "%2A", "%", "view=", "compare"];

function someSelection(random: () => number): Selection {
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const name = () =>
    Array.from({ length: upTo(6) }, () => kSigns[upTo(kSigns.length - 1)]).join("");
  const names = () => [...new Set(Array.from({ length: upTo(3) }, name))];
  const day = (year: number) =>
    new Date(Date.UTC(year, 0, 1 + upTo(364))).toISOString().slice(0, 10);
  const ranged = random() < 0.4;
  const facets = names().filter(Boolean);
  return {
    teams: names(),
    services: names(),
    environments: random() < 0.3 ? null : names(),
    from: ranged ? day(2024) : null,
    last: !ranged && random() < 0.5 ? 1 + upTo(400) : null,
    to: random() < 0.3 ? null : random() < 0.3 ? "today" : day(2025),
    compare: random() < 0.5,
    leaveOut: Object.fromEntries(facets.map((facet) => [facet, ["v", ...names()]])),
  };
}
