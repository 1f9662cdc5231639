import { describe, expect, it } from "vitest";
import { readEmbedAddress } from "../../web/src/embed/embed-address";
import { parseRange } from "../../web/src/embed/range";
import { checkDataAddress, nameOfAddress } from "../../web/src/linked/data-address";
import { holdsSecret, namesSecret } from "../../web/src/linked/secrets";

const read = (text: string) => {
  const { search, hash } = new URL(text, "https://lens.example.com/embed.html");
  return readEmbedAddress({ search, hash });
};

describe("the address of a widget", () => {
  it("without parameters is the whole dashboard of everything, for whichever page embeds it", () => {
    expect(read("")).toMatchObject({
      widget: "dashboard",
      theme: "auto",
      title: null,
      data: [],
      sample: false,
      parents: null,
      notes: [],
      problems: [],
    });
  });

  it("has its parameters in the query, in the fragment, or in both", () => {
    const both = read("?widget=cfrKpi&team=A+B#team=C%2BD&theme=dark&sample");
    expect(both).toMatchObject({ widget: "cfrKpi", theme: "dark", sample: true });
    expect(both.selection.teams).toEqual(["A B", "C+D"]);
  });

  it("takes a view as the full page writes it, and single parts beside it", () => {
    const { selection, problems } = read("#view=1,team:web%2Cshop,env:Staging&range=30d");
    expect(selection).toMatchObject({ teams: ["web,shop"], environments: ["Staging"], last: 30 });
    expect(problems).toEqual([]);
    expect(read("#view=9,x").problems[0]).toMatch(/newer version/);
  });

  it("shows the entity of Port's page, and says so where that is of another kind", () => {
    expect(read("?entity=shop&blueprint=service").selection.services).toEqual(["shop"]);
    expect(read("?entity=web&blueprint=_team").selection.teams).toEqual(["web"]);
    const other = read("?entity=x&blueprint=cluster");
    expect(other.selection).toMatchObject({ teams: [], services: [] });
    expect(other.notes).toHaveLength(1);
  });

  it("lets nobody in by a parent that is no origin", () => {
    expect(read("#parent=https://a.example,https://b.example:8443").parents).toHaveLength(2);
    for (const bad of ["*", "a.example", "https://a.example/path", "https://*.example", ""]) {
      expect(read(`#parent=${bad}`)).toMatchObject({ parents: [], notes: [expect.any(String)] });
    }
  });

  it("with anything like a secret is refused, and the secret not repeated", () => {
    for (const bad of [
      "#token=s3",
      "?client_secret=s3",
      "#team=glpat-s3s3s3s3s3",
      "#ghp_s3s3s3s3s3",
    ]) {
      const { problems, ...rest } = read(bad);
      expect(problems[0]).toMatch(/token or a password/);
      expect(JSON.stringify([problems, rest])).not.toContain("s3");
    }
  });

  it("that is longer than any is refused, and so are too many addresses of data", () => {
    expect(read(`#title=${"x".repeat(20_000)}`).problems).toHaveLength(1);
    const many = read(`#${"data=https://a.example/&".repeat(21)}`);
    expect(many.data).toHaveLength(20);
    expect(many.problems).toHaveLength(1);
  });
});

describe("a range of time", () => {
  it("is a number of days, two days, or one of them", () => {
    expect(parseRange("30d")).toEqual({ from: null, last: 30, to: null });
    expect(parseRange("2026-08-01..2026-10-31")).toMatchObject({
      from: "2026-08-01",
      to: "2026-10-31",
    });
    expect(parseRange("..2026-10-31")).toMatchObject({ from: null, to: "2026-10-31" });
    expect(parseRange("2026-08-01..")).toMatchObject({ from: "2026-08-01", to: null });
  });

  it("is nothing else", () => {
    for (const bad of [
      "",
      "..",
      "0d",
      "99999d",
      "2026-02-30..",
      "2026-08-02..2026-08-01",
      "1..2..3",
      "x",
    ]) {
      expect(parseRange(bad), bad).toBeNull();
    }
  });
});

describe("an address of data", () => {
  it("is by https, or of this machine by http", () => {
    for (const good of ["https://a.example/x.json", "http://localhost:1/x", "http://127.0.0.1/x"]) {
      expect(checkDataAddress(good).ok, good).toBe(true);
    }
    const bad = [
      "http://a.example/",
      "ftp://a.example/",
      "javascript:1",
      "data:,x",
      "x.json",
      "//a.example/",
    ];
    for (const one of bad) expect(checkDataAddress(one).ok, one).toBe(false);
  });

  it("carries no name, password, token or signature", () => {
    const bad = [
      "https://u@a.example/",
      "https://u:p@a.example/",
      "https://a.example/?private_token=1",
    ];
    bad.push("https://a.example/?X-Amz-Signature=1", "https://a.example/?sig=1");
    bad.push("https://a.example/%67hp_0123456789", `https://a.example/${"x".repeat(4096)}`);
    for (const one of bad) expect(checkDataAddress(one).ok, one).toBe(false);
  });

  it("gives the file its name", () => {
    expect(nameOfAddress(new URL("https://a.example/b/my%20prs.json?x"))).toBe("my prs.json");
    expect(nameOfAddress(new URL("https://a.example/"))).toBe("a.example");
  });
});

describe("what looks like a secret", () => {
  it("is known by its name or its form, and ordinary words are not", () => {
    for (const name of ["token", "accessToken", "API_KEY", "X-Amz-Credential", "Authorization"]) {
      expect(namesSecret(name), name).toBe(true);
    }
    for (const name of ["team", "tokens-team", "keyboard", "design", "view", "title"]) {
      expect(namesSecret(name), name).toBe(false);
    }
    expect(holdsSecret(`Bearer ${"a".repeat(20)}`)).toBe(true);
    expect(holdsSecret("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.x")).toBe(true);
    expect(holdsSecret("Bearer of news, payments-team")).toBe(false);
  });
});
