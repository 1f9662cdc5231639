import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { exportGuides, groups } from "../../web/src/intake/export-guides";

const root = join(import.meta.dirname, "../..");
const docs = readFileSync(join(root, "docs/inputs.md"), "utf8");
const guides = exportGuides();
const guide = (source: string) => guides.find((one) => one.source === source);

describe("the guides to exports", () => {
  it("are the sources of docs/inputs.md, all but documents of a model", () => {
    const rows = docs.split("\n").filter((line) => /^\| (?!source)\S/.test(line));
    const sources = rows
      .filter((row) => row.split(/(?<!\\)\|/).length === 6 && !/^\| documents of/.test(row))
      .map((row) => row.split("|")[1]?.trim().replaceAll("`", ""));
    expect(guides.map(({ source }) => source)).toEqual(sources);
  });

  it("each say what to do, in every group", () => {
    for (const { steps } of guides) expect(steps.length).toBeGreaterThan(0);
    for (const group of groups) expect(guides.some((one) => one.group === group)).toBe(true);
  });

  it("are grouped by what comes of them", () => {
    expect(guide("Opsgenie services")?.group).toBe("Incidents");
    expect(guide("GitHub webhook events")?.group).toBe("Source control");
    expect(guide("GitHub deployments, GraphQL")?.group).toBe("CI and CD");
    expect(guide("issues of gh")?.group).toBe("Incidents");
    expect(guide("GitHub releases")?.group).toBe("CI and CD");
    expect(guide("Azure Repos pull requests")?.group).toBe("Source control");
    expect(guide("Backstage catalog entities")?.group).toBe("Teams");
    expect(guide("a list of services and their teams")?.group).toBe("Lists");
  });

  it("hold commands as they are to be run", () => {
    const [first, , second] = guide("GitHub deployments")?.steps ?? [];
    expect(first).toEqual({ command: "gh api --paginate repos/ORG/REPO/deployments" });
    expect(JSON.stringify(second)).toContain("'.[]' | while read -r d");
    const teams = guide("GitHub teams and their repositories")?.steps[0];
    expect(JSON.stringify(teams)).toMatch(/^\{"command":"for team in .*done > teams.json/);
  });
});
