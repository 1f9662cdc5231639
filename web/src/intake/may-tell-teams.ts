/** The first line of a document of Backstage, as its files have it. */
export const kBackstage = /^apiVersion:\s*["']?backstage\.io\//m;
/** A pattern of files, and after it a team. */
const kOwned = /^[^\s#{"']\S*[ \t]+@[\w@]/m;

/** What may be a file of team-files.ts, by its path and its beginning. */
export function mayTellTeams(path: string, head: string): boolean {
  return path.endsWith("CODEOWNERS") || kOwned.test(head) || kBackstage.test(head);
}
