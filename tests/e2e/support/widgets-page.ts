/** A page document with the widgets that the guide's dashboard does not have. */

const query = { combinator: "and", rules: [] };

export const kMarkdown = `# Reading this page

The numbers are of **all** teams; see [the guide](https://docs.example.com/dora) or
[write to us](mailto:dora@example.com).

- Elite is *at most* a day
- Low is \`> 720\` hours

\`\`\`
gh api --paginate -X GET repos/ORG/REPO/pulls -f state=closed -F per_page=100 > pull-requests.json
\`\`\`

| tier | hours |
|---|---|
| Elite | 24 |

> Asked monthly.
`;

/** What a text must not bring into the page. */
export const kNasty = `# Kept

<img src="https://example.com/a.png" onerror="x()"> ![b](https://example.com/b.png)

[script](javascript:alert(1)) [data](data:text/html,x) [relative](/x) [here](#main) [file](file:///x)

<script>x()</script><style>p{}</style><iframe src="https://example.com"></iframe>
<p style="color:red" class="card" id="main" onclick="x()">plain</p>
<svg><a href="javascript:x()"><circle r="9" /></a></svg>
<form action="https://example.com"><input name="a"></form>
<a href="https://example.com/ok" target="_self" onclick="x()">fine</a>
`;

const line = (title: string, func: string, property?: string) => ({
  title,
  blueprint: "githubPullRequest",
  chartType: property ? "aggregatePropertiesValues" : "countEntities",
  func,
  ...(property ? { properties: [property] } : null),
  measureTimeBy: "mergedAt",
  dataset: query,
});

const widgets = [
  { id: "text", type: "markdown", title: "About", source: "custom", markdown: kMarkdown },
  {
    id: "pie",
    type: "entities-pie-chart",
    title: "Pull requests by status",
    description: "Of all time",
    blueprint: "githubPullRequest",
    property: "property#status",
    dataset: query,
  },
  {
    id: "bar",
    type: "bar-chart",
    title: "Deployments by service",
    blueprint: "deployment",
    property: "relation#service",
    dataset: query,
  },
  {
    id: "lines",
    type: "multi-line-chart",
    title: "Lead time of merged pull requests",
    description: "With the tiers' thresholds",
    lines: [
      line("Median", "median", "cycle_time_hours"),
      line("Longest", "max", "cycle_time_hours"),
      line("Mean", "average", "cycle_time_hours"),
    ],
    timeInterval: "isoWeek",
    timeRange: { preset: "last3Months" },
    yAxisTitle: "Hours",
    xAxisTitle: "Week",
    baselines: [
      { name: "Elite", value: 24, color: "green" },
      { name: "High", value: 168, color: "blue" },
    ],
  },
  {
    id: "cost",
    type: "entities-number-chart",
    title: "Deployments",
    description: "Its unit stands below",
    blueprint: "deployment",
    chartType: "countEntities",
    func: "count",
    dataset: query,
    unit: "custom",
    unitCustom: "deployments in all",
    unitAlignment: "bottom",
    conditionalFormatting: [
      {
        operator: ">=",
        value: 1,
        message: "Busy",
        color: "green",
        description: "More than one deployment",
      },
    ],
  },
  {
    id: "money",
    type: "entities-number-chart",
    title: "What they cost",
    blueprint: "deployment",
    chartType: "countEntities",
    func: "count",
    dataset: query,
    unit: "$",
  },
  { id: "actions", type: "action-card-widget", title: "Actions" },
  {
    id: "links",
    type: "links-widget",
    title: "Elsewhere",
    links: [{ title: "Handbook", url: "https://example.com/handbook", description: "How we work" }],
  },
];

export function widgetsPage(markdown = kMarkdown): string {
  const own = widgets.map((widget) => (widget.id === "text" ? { ...widget, markdown } : widget));
  const column = (id: string, size: number) => ({ id, size });
  return JSON.stringify({
    ok: true,
    page: {
      identifier: "mine",
      title: "Mine",
      type: "dashboard",
      widgets: [
        {
          id: "root",
          type: "dashboard-widget",
          layout: [
            { height: 400, columns: [column("lines", 8)] },
            { height: 400, columns: [column("text", 6), column("pie", 6)] },
            { height: 400, columns: [column("bar", 6), column("cost", 3), column("money", 3)] },
            { height: 400, columns: [column("actions", 6), column("links", 6)] },
          ],
          widgets: own,
        },
      ],
    },
  });
}
