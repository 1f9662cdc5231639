import type { Converted } from "./team-files";

/** Who owns some files, as a line says it. */
interface Owned {
  line: number;
  /** A folder, ending with a slash; empty for all files. */
  path: string;
  teams: string[];
}

/**
 * A CODEOWNERS file of GitHub, GitLab or Bitbucket as records { repository, path, team }, for all
 * files of the repository and for folders of it. Of lines about the same files the last one counts,
 * in each of GitLab's sections. People, and patterns that are no folder, give no record. Null for
 * what is no such file.
 */
export function readCodeowners(text: string, path: string): Converted {
  const owned = readLines(text);
  if (owned === null) return null;
  const repository = /^#\s*repository:\s*(\S+)/im.exec(text)?.[1] ?? repositoryOf(path);
  if (repository === null) return { ok: false, error: { id: "codeowners-without-repository" } };
  const lines = text.split("\n").map(() => "");
  for (const { line, path, teams } of owned) {
    lines[line] = teams.map((team) => JSON.stringify({ repository, path, team })).join(" ");
  }
  const json = lines.join("\n");
  return { ok: true, json: json.trim() === "" ? "[]" : json };
}

const kSection = /^\^?\[([^\]]+)\](?:\[\d+\])?(.*)$/;

/** Null where a line is none of a CODEOWNERS file, or no line has an owner. */
function readLines(text: string): Owned[] | null {
  const found = new Map<string, Owned>();
  let section = "";
  let inherited: string[] = [];
  let anybody = false;
  for (const [line, raw] of text.split("\n").entries()) {
    const content = raw.trim();
    if (content === "" || content.startsWith("#")) continue;
    const head = kSection.exec(content);
    const words = (head ? (head[2] ?? "") : content).match(/(?:\\.|[^\s\\])+/g) ?? [];
    const pattern = head ? "" : words.shift()?.replace(/\\(.)/g, "$1");
    const comment = words.findIndex((word) => word.startsWith("#"));
    const owners = comment === -1 ? words : words.slice(0, comment);
    if (!owners.every((owner) => owner.includes("@"))) return null;
    anybody ||= owners.some((owner) => owner.startsWith("@"));
    if (head) {
      section = head[1]?.trim().toLowerCase() ?? "";
      inherited = owners;
      continue;
    }
    const path = folderOf(pattern ?? "");
    if (path === null) continue;
    const teams = (owners.length > 0 ? owners : inherited).flatMap(teamOf);
    found.set(`${section}\n${path}`, { line, path, teams: [...new Set(teams)] });
  }
  return anybody ? [...found.values()] : null;
}

/** A name with a slash is a team or a group; one without may be a person, and an address is one. */
function teamOf(owner: string): string[] {
  const team = /^@[^@/]+\/(?:.*\/)?([^/]+)$/.exec(owner)?.[1];
  return team === undefined ? [] : [team];
}

/** The folder that a pattern means, "" for everything; null for other files. */
function folderOf(pattern: string): string | null {
  const folder = pattern.replace(/^\/|\/?\*\*(?:\/\*)?$|\/\*?$/g, "");
  if (folder === "" || folder === "*" || folder === ".") return pattern === "/*" ? null : "";
  if (/[*?[\]!]/.test(folder)) return null;
  const isFile = !pattern.endsWith(folder) ? false : /\.[^/]*$/.test(folder);
  return isFile ? null : `${folder}/`;
}

/** The folder in which the file is, or in whose .github, .gitlab, .bitbucket or docs it is. */
function repositoryOf(path: string): string | null {
  const folders = path.split("/");
  if (folders.pop() !== "CODEOWNERS") return null;
  if (/^(?:\.github|\.gitlab|\.bitbucket|docs)$/.test(folders.at(-1) ?? "")) folders.pop();
  const folder = folders.pop();
  if (!folder) return null;
  // An archive that GitHub makes has a folder named after the repository and the branch.
  const archived = folders.some((above) => above.endsWith(".zip"));
  return archived ? folder.replace(/-(?:main|master)$/, "") : folder.replace(/\.zip$/, "");
}
