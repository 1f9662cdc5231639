// Files about teams that are no JSON: what the engine gets of them.

import { describe, expect, it } from "vitest";
import { mayTellTeams } from "../../web/src/intake/may-tell-teams";
import { convertTeams } from "../../web/src/intake/team-files";
import { recognise } from "../../web/src/model/recognise";

const kPath = "checkout/.github/CODEOWNERS";

async function recordsOf(text: string, path = kPath): Promise<unknown[]> {
  const converted = await convertTeams(text, path);
  if (!converted?.ok) throw new Error(converted?.error.id ?? "not recognised");
  return converted.json
    .split("\n")
    .flatMap((line) => (line === "" ? [] : line.split(/(?<=\}) (?=\{)/)))
    .flatMap((record) => JSON.parse(record));
}

const of = (team: string, path = "", repository = "checkout") => ({ repository, path, team });

describe("a CODEOWNERS file", () => {
  it("tells whose the repository is, and the folders in it", async () => {
    const text = `# Owners
*       @acme/platform @acme/web # both
/docs/  @acme/docs
apps/cart/** @acme/cart
*.js    @acme/js`;
    expect(await recordsOf(text)).toEqual([
      of("platform"),
      of("web"),
      of("docs", "docs/"),
      of("cart", "apps/cart/"),
    ]);
  });

  it("has people, addresses and roles who are no teams", async () => {
    expect(await recordsOf("* @somebody someone@example.com @@maintainer @acme/core")).toEqual([
      of("core"),
    ]);
    expect(await recordsOf("* @somebody")).toEqual([]);
  });

  it("means the last line about the same files", async () => {
    expect(await recordsOf("* @acme/a\n/x/ @acme/b\n** @acme/c\n/x/")).toEqual([of("c")]);
  });

  it("may have GitLab's sections, each with owners of its own", async () => {
    const text = `* @acme/core
[Backend][2] @acme/teams/backend
*
/api/ @acme/api
^[Docs]
README.md @acme/docs
*  @acme/docs`;
    expect(await recordsOf(text)).toEqual([
      of("core"),
      of("backend"),
      of("api", "api/"),
      of("docs"),
    ]);
  });

  it("belongs to the repository in whose folder it is", async () => {
    const repository = async (path: string) => (await recordsOf("* @acme/a", path))[0];
    expect(await repository("shop/CODEOWNERS")).toEqual(of("a", "", "shop"));
    expect(await repository("all/shop/docs/CODEOWNERS")).toEqual(of("a", "", "shop"));
    expect(await repository("shop.zip/CODEOWNERS")).toEqual(of("a", "", "shop"));
    expect(await repository("shop-main.zip/shop-main/.github/CODEOWNERS")).toEqual(
      of("a", "", "shop"),
    );
    expect(await recordsOf("# Repository: shop\n* @acme/a", "pasted text")).toEqual([
      of("a", "", "shop"),
    ]);
    expect(await convertTeams("* @acme/a", "CODEOWNERS")).toEqual({
      ok: false,
      error: { id: "codeowners-without-repository" },
    });
  });

  it("gives records that stand on its own lines", async () => {
    const converted = await convertTeams("# a\n\n* @acme/a @acme/b\n", kPath);
    const line = '{"repository":"checkout","path":"","team":';
    expect(converted).toEqual({ ok: true, json: `\n\n${line}"a"} ${line}"b"}\n` });
  });

  it("is told from other texts", async () => {
    expect(mayTellTeams("anything", "*\t@acme/a")).toBe(true);
    expect(mayTellTeams("a/CODEOWNERS", "")).toBe(true);
    expect(mayTellTeams("a.csv", "service,team\nweb,core")).toBe(false);
    expect(mayTellTeams("a.json", '{"body": "by @acme/a"}')).toBe(false);
    expect(await convertTeams("hello @you\nhow are you", "letter")).toBeNull();
    expect(await recognise(new Blob(["* @acme/a"]), kPath)).toMatchObject({ ok: true });
  });
});

describe("a catalog-info.yaml", () => {
  const text = `# Catalog
apiVersion: backstage.io/v1alpha1
kind: System
metadata: {name: shop}
spec: {owner: web}
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: cart
spec:
  owner: group:default/web
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: {name: search}
spec: {owner: search}
`;

  it("gives its components, on their own lines", async () => {
    const converted = await convertTeams(text, "catalog-info.yaml");
    const lines = (converted?.ok ? converted.json : "").split("\n");
    expect(lines.findIndex((line) => line.includes("cart"))).toBe(6);
    expect(await recordsOf(text)).toMatchObject([
      { metadata: { name: "cart" }, spec: { owner: "group:default/web" } },
      { metadata: { name: "search" } },
    ]);
  });

  it("is told by its first line, and its mistakes have a place", async () => {
    expect(mayTellTeams("catalog-info.yaml", text)).toBe(true);
    expect(mayTellTeams("k8s.yaml", "apiVersion: v1\nkind: Pod")).toBe(false);
    const wrong = await convertTeams(`${text}---\napiVersion: [1\nkind: 2`, "catalog-info.yaml");
    expect(wrong).toMatchObject({ ok: false, error: { id: "yaml-syntax", line: 20 } });
  });
});
