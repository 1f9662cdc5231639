/** How to get an export from each tool that is read, ready to copy. */
export interface ExportCommand {
  tool: string;
  /** What comes of it. */
  gives: string;
  command: string;
}

/** Lines are short enough for a third of a page. */
export const exportCommands: readonly ExportCommand[] = [
  {
    tool: "GitHub",
    gives: "Merged pull requests become deployments.",
    command: `gh api --paginate -X GET \\
  repos/ORG/REPO/pulls \\
  -f state=closed -F per_page=100 \\
  > prs.json`,
  },
  {
    tool: "PagerDuty",
    gives: "Incidents give failure rate and recovery.",
    command: `for n in $(seq 0 100 900); do
  curl -sG https://api.pagerduty.com/incidents \\
    -H "Authorization: Token token=$PD_TOKEN" \\
    -d date_range=all -d limit=100 -d offset=$n
done > incidents.json`,
  },
  {
    tool: "Port",
    gives: "Entities of your catalog, as they are.",
    command: `api=https://api.port.io/v1/blueprints
for b in service _team deployment \\
  githubPullRequest pagerdutyIncident; do
  curl -sH "Authorization: Bearer $PORT_TOKEN" \\
    "$api/$b/entities"
done > entities.json`,
  },
];
